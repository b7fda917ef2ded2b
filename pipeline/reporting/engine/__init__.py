"""The engines that render the Quarto documents of ``reports/``: Quarto itself, and a built-in one.

The built-in engine needs pip-only parts: a document's cells run in process (IPython), pandoc with
the Lua filters and templates beside this file makes the page, the ``typst`` package makes the PDF.
A Quarto feature that it does not know is a fault that names file and line; nothing is dropped
silently.
"""
