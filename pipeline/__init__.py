"""ungetid: did the time really move from the streets to the young people at risk?"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("ungetid")
except PackageNotFoundError:  # read from a source tree that was never installed
    __version__ = "0+unknown"
