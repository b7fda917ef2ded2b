"""The text of ``truth/README.md``."""

TRUTH_README = """\
# The truth behind this synthetic municipality

Every person, meeting and number in this folder is invented. These files say what was planted, so
that tests can compare. `ungetid` itself never reads them. Paths are relative to `inbox/`; times
are local (Europe/Copenhagen); staff codes are those of `reference/staff.csv`, before keying.

| file | one row (or object) is |
|---|---|
| `entries.parquet` | one time entry that must end up loaded, as the file that stands tells it |
| `composition.parquet` | the operative team's minutes by month and category, absence included |
| `staff.parquet` | one period of employment (`valid_to` is the last day, null while it lasts) |
| `meetings.parquet` | one meeting about which a document stands |
| `attendance.parquet` | one participant in the document that stands; `staff_code` null for others |
| `concerns.parquet` | one topic of concern at one meeting |
| `actions.parquet` | one follow-up as it stands at one meeting (`is_new`: decided there) |
| `orders.parquet` | one order that stands; `network_code` null for the whole municipality |
| `agenda.parquet` | one item of the agenda in the document that stands |
| `decisions.parquet` | one decision in the document that stands |
| `uncertain.json` | one value that cannot be read with certainty, and what is read all the same |
| `files.json` | one file of the inbox, by content; `copies` are other names with the same bytes |
| `problems.json` | one planted error, duplicate or correction |
| `personal_data.json` | one planted piece of invented personal data |

## entries.parquet
`file`, `sheet` (from 1; null where the format has none) and `line` (physical line of the record's
first line, sheet row, or row number) say where the standing row is; `own_id` is the source's id.
`start_minute` and `end_minute` count from midnight, as the file writes them; an end at or before
the start is the next day's. An attribute is null where the cell is blank or the file has
no such column; `has_…_column` tells which. Absence carries no reason. `registered_at` is as the
file writes it, local time.

## actions.parquet
`is_numbered`: the document gives its number. A few are seen again without it, and can be known by
kind, responsible party and deadline.

## uncertain.json
`record_kind`, `record_number` or `action_id`, and `field` say which value; `value` is what is read,
`read_as` the rule that makes it uncertain. Nothing else in the minutes is uncertain.

## files.json
`rows_received = rows_loaded + rows_refused + rows_superseded`. A document is one row; blank lines
and totals rows are none. With an id of the source's own, the row received last stands (in one
file, the later line); without one, the k-th copy of a row stands once, from the earliest file
that has as many. A file handed over under several names is listed once.

## problems.json
`file`, `sheet`, `line`, `column` (canonical name), `reason_code`, `outcome`:

| outcome | what it is |
|---|---|
| `refused` | one fault of one row or document, with ingest's reason code; a row may have two |
| `file_refused` | a whole file that cannot be read as a log |
| `superseded` | a row or document in whose place another stands (reasons below) |
| `same_file` | another name for bytes that came before |
| `noted` | loaded all the same, and told |

Reasons of `superseded`: `a_later_row_has_its_id`, `an_earlier_file_has_the_row`, `a_draft` (the
minutes came later), `an_agenda_alone` (an agenda before the minutes), `a_later_file_has_the_order`,
`an_equal_row_has_the_order`.

## personal_data.json
`text`, `kind` (`name`, `nickname`, `participant`, `cpr`, `phone`, `email`, `address`,
`staff_name`, `staff_initials`, `staff_email`) and `where` it stands. None of these texts may be
found in anything but `inbox/` and `private/`. CPR-like numbers have a day that does not exist or
a day of birth that is decades ahead; telephone numbers begin with 0; e-mail is in `example.*`.

With `--scale` of 10 and more there are activity logs only, and of the truth only `files.json` and
`composition.parquet`.
"""
