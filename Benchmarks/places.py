"""Where everything is: the program, the shared yardstick, the work folder, the rivals' Python."""
import hashlib
import os
import pathlib
import subprocess
import sys

from measuring import Failure

HERE = pathlib.Path(__file__).resolve().parent
CHECKOUT = HERE.parent
TEMPLATES = CHECKOUT / "Templates"
# As make install and the package have it: with Swift's runtime in it.
PROGRAM = CHECKOUT / ".build/installed/release/adoption-report"
PACKAGE = CHECKOUT / ".build/benchmarks/package/release"
COUNT_USERS = PACKAGE / "count-users"
RENDER_PAGE = PACKAGE / "render-page"
WORK = pathlib.Path(os.environ.get("BENCH_FOLDER") or CHECKOUT / ".build/benchmarks").resolve()
SHARED = pathlib.Path(os.environ.get("ADOPTION_SHARED") or CHECKOUT.parent / "shared").resolve()
YARDSTICK = SHARED / "yardstick"

# The rivals, and what the generator of the data needs.
PACKAGES = ["duckdb==2.0.1", "polars==2.1.0", "minijinja==3.1.0", "numpy==2.4.6"]
NIGHT = "2026-04-01"


def require_built(*programs):
    """Ends the benchmark where a program is not built."""
    for program in programs:
        if not program.exists():
            raise Failure(f"{program.relative_to(CHECKOUT)} is not built: start this with make")


def yardstick(path):
    """A file of the shared yardstick; ends the benchmark where there is none."""
    if not (YARDSTICK / path).exists():
        raise Failure(
            f"{YARDSTICK / path} is missing: the generator of the data, the rivals' programs and the reference are shared "
            "test material, not part of this repository; ADOPTION_SHARED names its folder, else it is ../shared")
    return YARDSTICK / path


def rivals_python():
    """The Python with the rivals, made at first use; it needs a package index then, and never again."""
    name = hashlib.sha256(" ".join(PACKAGES).encode()).hexdigest()[:8]
    folder = WORK / f"python-{name}"
    if not (folder / "complete").exists():
        print(f"installing {', '.join(PACKAGES)}", flush=True)
        for words in ([sys.executable, "-m", "venv", "--clear", folder],
                      [folder / "bin/pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES]):
            if subprocess.run(words).returncode != 0:
                raise Failure("the rivals' Python cannot be made; it needs python3-venv and a package index")
        (folder / "complete").touch()
    return folder / "bin/python"


def environment():
    """What the yardstick's programs get: two threads, and compiled modules, kept outside the shared folder.

    Without compiled modules a rival would take more than twice as long to start.
    """
    return {"DUCKDB_THREADS": "2", "POLARS_MAX_THREADS": "2", "PYTHONPYCACHEPREFIX": str(WORK / "pycache"),
            "PYTHONDONTWRITEBYTECODE": ""}
