"""The parts of one file, written while it is read: one Parquet file per table, batch by batch."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from pipeline.lake import part_path

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

# Columns of hashes: hardly a value comes twice.
UNLIKE = ("entry_id", "row_hash")
_RISING = "source_line"  # by its differences it is as good as nothing
_MOST_UNDER_WAY = 4  # frames that wait to be written: a block's entries, faults and notes
_FEW = 200  # rows of a part that is small however it is written
_LARGE = 50_000  # rows of a batch that are worth a thread of their own


class Part:
    """One part that is being written, aside, under a name that nobody reads.

    Parameters
    ----------
    path
        Where it will stand.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fresh = path.with_name(f".{path.name}.new")
        self._writer: ParquetWriter | None = None
        self._file: pa.NativeFile | None = None

    def write(self, batch: pa.Table) -> None:
        """Append rows."""
        if self._writer is None:
            # Here, since a run that finds nothing new should not wait for the import.
            from pipeline.ingest.arrow import pq  # noqa: PLC0415 - see above

            self._file = self._opened()
            # Without Arrow's own schema: numbered texts are texts to whoever reads the file.
            names = batch.column_names
            self._writer = pq.ParquetWriter(
                self._file,
                batch.schema,
                # Numbered texts and runs are small as they are; hashes cannot be packed.
                compression="none",
                store_schema=False,
                use_dictionary=_numbered(batch),
                column_encoding={_RISING: "DELTA_BINARY_PACKED"} if _RISING in names else None,
                write_statistics=False,  # parts are read whole
            )
        self._writer.write_table(batch, row_group_size=max(batch.num_rows, 1))

    def _opened(self) -> pa.NativeFile:
        """Open the file: by its path, a writer would ask first which file system that is on."""
        from pipeline.ingest.arrow import pa  # noqa: PLC0415 - as in write

        try:
            return pa.OSFile(str(self.fresh), "wb")
        except FileNotFoundError:  # the first part of its table
            self.path.parent.mkdir(parents=True, exist_ok=True)
            return pa.OSFile(str(self.fresh), "wb")

    def close(self) -> None:
        """Write the end of the file."""
        writer, file, self._writer, self._file = self._writer, self._file, None, None
        try:
            if writer is not None:
                writer.close()
        finally:
            if file is not None:
                file.close()

    def discard(self) -> None:
        """Leave nothing behind."""
        self.close()
        self.fresh.unlink(missing_ok=True)


class Parts:
    """The parts of one reading, which is the outlet for its rows.

    Parameters
    ----------
    lake
        The lake's folder.
    check
        Raises where rows of a table hold what must not get into the lake.
    file_key
        Stands in every row; None for reference data.
    """

    def __init__(
        self,
        lake: Path,
        part_key: str,
        file_key: str | None,
        check: Callable[[str, pl.DataFrame], None],
    ) -> None:
        self._lake = lake
        self._part_key = part_key
        self._file_key = file_key
        self._check = check
        self._one_key: pa.Array | None = None
        self._parts: dict[str, Part] = {}
        self._thread: ThreadPoolExecutor | None = None
        self._under_way: deque[Future[None]] = deque()

    def add(self, table: str, rows: pl.DataFrame) -> None:
        """Write rows of a lake table, without ``file_key``, after a check.

        Raises
        ------
        ValueError
            When a string is no code or no member of its vocabulary: a fault of the program.
        OSError
            When the disk refuses; like the other, of many rows perhaps only with the next ones.
        """
        if not rows.height:
            return
        if table not in self._parts:
            self._parts[table] = Part(self._lake / part_path(table, self._part_key))
        if self._thread is None and rows.height < _LARGE:
            self._write(table, rows)
            return
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="writing parts")
        self._under_way.append(self._thread.submit(self._write, table, rows))
        self._wait(_MOST_UNDER_WAY)

    def _write(self, table: str, rows: pl.DataFrame) -> None:
        self._check(table, rows)
        self._parts[table].write(self._keyed(rows))

    def forget(self) -> None:
        """Remove what was written: the file is read anew, or not at all."""
        self._rest()
        for part in self._parts.values():
            part.discard()
        self._parts.clear()

    def close(self) -> list[Part]:
        """Write the ends of the parts; they may then be renamed.

        Raises
        ------
        OSError
            When the disk refuses.
        """
        try:
            self._wait(0)
        finally:
            self._rest()
        for part in self._parts.values():
            part.close()
        return list(self._parts.values())

    @property
    def tables(self) -> str | None:
        """The tables there are rows of, as the manifest records them."""
        return ";".join(sorted(self._parts)) or None

    def _keyed(self, rows: pl.DataFrame) -> pa.Table:
        from pipeline.ingest.arrow import pa  # noqa: PLC0415 - as in Part.write

        if any(isinstance(kind, pl.Categorical) for kind in rows.dtypes):
            batch = pa.table({name: _as_arrow(rows[name]) for name in rows.columns})
        else:
            batch = rows.to_arrow(compat_level=pl.CompatLevel.oldest())
        if self._file_key is None:
            return batch
        if self._one_key is None:
            self._one_key = _as_arrow(pl.Series([self._file_key]))
        # Made of buffers: to make an array of a list, PyArrow imports all of pandas.
        zeros = pa.py_buffer(np.zeros(rows.height, dtype=np.int32))
        numbers = pa.Array.from_buffers(pa.int32(), rows.height, [None, zeros])
        same = pa.DictionaryArray.from_arrays(numbers, self._one_key)
        return batch.add_column(0, "file_key", same)

    def _wait(self, most: int) -> None:
        """Wait until no more frames than that are being written, and raise what went wrong."""
        while len(self._under_way) > most:
            self._under_way.popleft().result()

    def _rest(self) -> None:
        if self._thread is not None:
            self._thread.shutdown(wait=True)
            self._thread = None
        self._under_way.clear()


def _numbered(batch: pa.Table) -> list[str]:
    """Return the columns whose texts are numbered: in a few rows, that costs more than it saves."""
    if batch.num_rows < _FEW:
        return ["file_key"]
    return [name for name in batch.column_names if name not in {*UNLIKE, _RISING}]


def _as_arrow(column: pl.Series) -> pa.Array:
    """Return a column for PyArrow; of numbered texts the numbers as they are, unchecked."""
    from pipeline.ingest.arrow import pa  # noqa: PLC0415 - as in Part.write

    level = pl.CompatLevel.oldest()
    if not isinstance(column.dtype, pl.Categorical):
        return column.to_arrow(compat_level=level)
    numbers = column.to_physical().to_arrow(compat_level=level)
    texts = column.dtype.categories.to_series().to_arrow(compat_level=level)
    return pa.DictionaryArray.from_arrays(numbers, texts, safe=False)
