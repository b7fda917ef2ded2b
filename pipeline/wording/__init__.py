"""What results are told with, in Danish and English: rules as data, and a scale of certainty.

No stage: analysis stores the sentences, reports show them, and both get them here.
"""

from pipeline.wording.formats import LANGUAGES, Language
from pipeline.wording.results import Result
from pipeline.wording.templates import Period

__all__ = ["LANGUAGES", "Language", "Period", "Result"]
