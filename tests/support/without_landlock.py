# Runs a program on a kernel that seems to have no landlock: its landlock_create_ruleset answers ENOSYS, as before Linux 5.13.
import ctypes
import errno
import os
import struct
import sys

PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, SECCOMP_MODE_FILTER = 22, 38, 2
LANDLOCK_CREATE_RULESET = 444  # On every architecture.
LOAD_NUMBER, IF_EQUAL, ANSWER = 0x20, 0x15, 0x06
ALLOW, ERRNO = 0x7FFF0000, 0x00050000

steps = [
    (LOAD_NUMBER, 0, 0, 0),
    (IF_EQUAL, 0, 1, LANDLOCK_CREATE_RULESET),
    (ANSWER, 0, 0, ERRNO | errno.ENOSYS),
    (ANSWER, 0, 0, ALLOW),
]
code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))


class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("steps", ctypes.c_void_p)]


process = ctypes.CDLL(None, use_errno=True)
program = Program(len(steps), ctypes.addressof(code))
if process.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or process.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0):
    sys.exit(f"no filter: {os.strerror(ctypes.get_errno())}")
os.execvp(sys.argv[1], sys.argv[1:])
