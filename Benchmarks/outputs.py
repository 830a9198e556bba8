"""Folders that runs write to: each run a fresh one, in memory or on disk."""
import os
import pathlib
import shutil

from measuring import run
from places import WORK

MEMORY = pathlib.Path("/dev/shm")


class Outputs:
    """The folders of one kind, below one folder that is removed at the end.

    On disk none is removed before the end: ext4 is slow to make files right after others were removed. In memory each is
    removed as soon as it was looked at, since there is not room for all.
    """

    def __init__(self, is_on_disk):
        self.is_on_disk = is_on_disk or not os.access(MEMORY, os.W_OK)
        base = WORK / "outputs" if self.is_on_disk else MEMORY
        self.folder = base / f"adoption-benchmarks-{os.getpid()}"
        self.made = 0

    def __enter__(self):
        self.folder.mkdir(parents=True)
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def fresh(self):
        """A path at which there is nothing yet."""
        self.made += 1
        return self.folder / str(self.made)

    def measure(self, words, environment, is_synced=False, look=None):
        """Runs a command with a fresh folder as `OUTPUT` among its words; `look(folder)` follows, unmeasured."""
        output = self.fresh()
        words = [output if word == "OUTPUT" else word for word in words]
        if is_synced:
            # What others left unwritten is not for this run to write.
            run(["sync", "-f", self.folder])
            words = ["sh", "-c", '"$@" && sync -f "$0"', output, *words]
        sample = run(words, environment=environment)
        if look:
            look(output)
        if output.exists() and not self.is_on_disk:
            shutil.rmtree(output)
        return sample
