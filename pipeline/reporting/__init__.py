"""From the published warehouse to charts, tables and sentences, and to the rendered pages."""
