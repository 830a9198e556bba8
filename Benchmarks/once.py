"""once.py OUTPUT COMMAND...: runs a command once, its output into a file, and prints `status wall processor peak`.

A process of its own, and a small one: the peak of a child begins at the memory of the process that started it, which in
the driver may be hundreds of megabytes. So nothing is imported here but what the interpreter has at hand.
"""
import os
import sys
import time

output, *words = sys.argv[1:]
actions = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
           (os.POSIX_SPAWN_OPEN, 1, output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)]
start = time.monotonic()
try:
    process = os.posix_spawnp(words[0], words, os.environ, file_actions=actions)
except OSError as error:
    sys.exit(f"{words[0]}: {error.strerror}")
_, status, usage = os.wait4(process, 0)
wall = time.monotonic() - start
print(os.waitstatus_to_exitcode(status), wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6)
