"""What a string of the lake may be: keys, ids and codes, as regular expressions."""

from __future__ import annotations

FILE_KEY = r"f-[0-9a-f]{16}"
STAFF_CODE = r"s-[0-9a-f]{10}"
COURSE_CODE = r"c-[0-9a-f]{10}"
ENTRY_ID = r"e-[0-9a-f]{16}"
MEETING_ID = r"m-[a-z0-9_]+-[0-9]{8}"
ORDER_ID = r"B-20[0-9]{2}-[0-9]{1,4}"
REFERENCE = r"[BH]-20[0-9]{2}-[0-9]{1,4}(-[0-9]{1,3})?"
ACTION_ID = r"H-20[0-9]{2}-[0-9]{1,3}-[0-9]{1,3}|h-[0-9a-f]{12}"
VALUE_ID = r"v-[0-9a-f]{12}"
CODE = r"[a-z0-9_]{1,40}"
CODES = rf"{CODE}(;{CODE})*"
HEX = r"[0-9a-f]{24,64}"
VERSION = r"[A-Za-z0-9_.+\-]{1,40}"
