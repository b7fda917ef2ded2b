"""A small Spark on this machine alone: two cores, no network, nothing left behind."""

from __future__ import annotations

import importlib.util
import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.memory": "2g",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    # A result of the demo is small: what is spread over many tasks only waits.
    "spark.default.parallelism": "2",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.session.timeZone": "UTC",
    # Spark 4's default, said aloud: a cast that fails or a number that overflows is an error.
    "spark.sql.ansi.enabled": "true",
}


def what_is_missing() -> str | None:
    """Return what this machine lacks to run Spark, or nothing."""
    if importlib.util.find_spec("pyspark") is None:
        return "PYSPARK IS NOT INSTALLED ('make verify' installs it): no SQL was run on Spark."
    if "JAVA_HOME" not in os.environ and shutil.which("java") is None:
        return "JAVA IS NOT ON THIS MACHINE (Spark needs 17): no SQL was run on Spark."
    return None


@contextmanager
def spark_session(folder: Path) -> Iterator[Any]:
    """Start Spark with all its files below ``folder``; stop it afterwards."""
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pyspark speaks of pandas, which is not used here
        from pyspark.sql import SparkSession

        building = SparkSession.builder.master("local[2]").appName("ungetid")
        building = building.config("spark.sql.warehouse.dir", str(folder / "warehouse"))
        building = building.config("spark.local.dir", str(folder / "local"))
        for name, setting in _SETTINGS.items():
            building = building.config(name, setting)
        session = building.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield session
    finally:
        session.stop()
