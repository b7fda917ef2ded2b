"""The demo's warehouse with names that break pages: what a municipality may write by accident.

Every name that a workspace can choose, and the texts that come with the house, are replaced
wherever the warehouse has them, so that each page shows them in every place it shows a name.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

HOSTILE = (
    "<script>window.broken = 1</script>",
    "Vest|\"øst\" 'syd' \\ #let x = 1; *fed*",
    "*Vi* _be_ `holm` [a](javascript:window.broken=2) ![x](y) $a$ @fig-x {=html}",
    "Strand 🏖️ & ```sand``` &lt;b&gt; &copy; %3Cb%3E {{< include x >}}",
    "L" * 300,
    '<img src=x onerror="window.broken = 3"> | </script><b>fed</b> <!-- x',
    '=HYPERLINK("javascript:window.broken=4") {share} {0} %(x)s',
    "Et meget langt navn " * 15,
)
# Where names come from: table, column of the key, column of the name.
_SOURCES = (
    ("core.dim_network", "network_code", "name_da"),
    ("raw.ref_target_group", "target_group", "name_da"),
    ("core.dim_category", "category_code", "name_da"),
    ("core.dim_unit", "unit_code", "name_da"),
    ("core.dim_task", "task", "text_da"),
    ("mart.network_participation", "party_code", "party_name_da"),
    ("core.dim_model", "model_id", "name_da"),
    ("core.dim_model_line", "text_da", "text_da"),
    ("mart.kpi_definition", "kpi_id", "title_da"),
)


def with_hostile_names(warehouse: Path, target: Path) -> dict[str, dict[str, str]]:
    """Write a copy of a warehouse in which names are hostile; return table → key → new name."""
    shutil.copy(warehouse, target)
    with duckdb.connect(str(target)) as connection:
        texts = connection.execute(
            """
            select schema_name || '.' || table_name, column_name from duckdb_columns()
            inner join duckdb_tables() using (database_name, schema_name, table_name)
            where data_type = 'VARCHAR' and schema_name in ('core', 'raw', 'mart', 'analysis')
            and (column_name like '%\\_da' escape '\\' or column_name in ('sentence', 'body'))
            """
        ).fetchall()
        named: dict[str, dict[str, str]] = {}
        for table, key, column in _SOURCES:
            found = connection.execute(
                f"select distinct {key}, {column} from {table} order by 1, 2"
            ).fetchall()
            named[table] = {}
            for number, (code, name) in enumerate(found):
                new = HOSTILE[number % len(HOSTILE)].strip()
                named[table][str(code)] = new
                connection.execute(
                    f"update {table} set {column} = ? where {key} = ? and {column} = ?",
                    [new, code, name],
                )
                for other, text in texts:
                    connection.execute(
                        f"update {other} set {text} = ? where {text} = ?", [new, name]
                    )
        connection.execute("update raw.setting set municipality = ?", [HOSTILE[5]])
        connection.execute("update raw.decision set body = ?, case_number = ?", [*HOSTILE[:2]])
    return named
