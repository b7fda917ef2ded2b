"""Workbooks for staff: the registration template, and refused rows that go back to be mended."""
