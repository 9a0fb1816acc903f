#!/usr/bin/env python3
"""Count the findings of a run of crossread-archive by outlet and severity.

usage: count_by_outlet.py OUTPUT

OUTPUT is the output folder of the run. Needs pyspark (pip install pyspark) and Java.
"""
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as f

SEVERITIES = ["high", "medium", "low", "info"]


def main(output):
    spark = SparkSession.builder.master("local[*]").appName("count_by_outlet").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    findings = spark.read.parquet(f"{output}/stages/findings/findings-*.parquet")
    counted = (
        findings.select("id", "severity", f.explode("outlets").alias("outlet"))
        .groupBy("outlet")
        .pivot("severity", SEVERITIES)
        .count()
        .na.fill(0)
        .orderBy("outlet")
    )
    print("\t".join(["outlet", *SEVERITIES]))
    for row in counted.toLocalIterator():
        print("\t".join([row["outlet"], *(str(row[s]) for s in SEVERITIES)]))
    spark.stop()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
