"""The rows that reports read, as named records; nothing here computes.

Where a row has its text in Danish and in English, a property gives the one that is spoken.
"""
