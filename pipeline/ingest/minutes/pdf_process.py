"""The process that reads PDF; see :mod:`~pipeline.ingest.minutes.apart`."""

from pipeline.ingest.minutes.apart import serve
from pipeline.ingest.minutes.pdf_reader import read_pdf

if __name__ == "__main__":
    serve(read_pdf)
