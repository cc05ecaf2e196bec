"""Splink's half of `cargo xtask splink-agreement`: scores a table with a model, or learns one.

  agreement.py score MODEL.json TABLE.csv SCORES.csv
  agreement.py teach TABLE.csv MODEL.json

The table has the columns record_id, given, family, born, postcode, phone, written the same everywhere.
"""

import logging
import sys

import duckdb
import splink.comparison_level_library as level
import splink.comparison_library as comparison
from splink import DuckDBAPI, Linker, SettingsCreator, block_on


def open_table(path):
    api = DuckDBAPI(connection=duckdb.connect())
    api._con.execute("SET threads = 2")
    table = api._con.sql(f"SELECT * FROM read_csv('{path}', header = true, all_varchar = true, nullstr = '')")
    return api.register(table.to_arrow_table(), table_name="records")


def score(model, table, scores):
    linker = Linker(open_table(table), model, log_level=logging.ERROR)
    pairs = linker.inference.predict().as_duckdbpyrelation()
    columns = "record_id_l AS a, record_id_r AS b, match_weight AS bits, match_probability AS probability"
    pairs.project(columns).order("a, b").to_csv(scores, header=True)


def teach(table, model):
    given = comparison.CustomComparison(
        output_column_name="given",
        comparison_levels=[
            level.NullLevel("given"),
            level.ExactMatchLevel("given", term_frequency_adjustments=True),
            level.ColumnsReversedLevel("given", "family", symmetrical=True),
            level.JaroWinklerLevel("given", 0.92).configure(tf_adjustment_column="given"),
            level.JaroWinklerLevel("given", 0.7),
            level.ElseLevel(),
        ],
    )
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record_id",
        comparisons=[
            given,
            comparison.JaroWinklerAtThresholds("family", [0.92, 0.88, 0.7]).configure(term_frequency_adjustments=True),
            comparison.DamerauLevenshteinAtThresholds("born", [1, 2]),
            comparison.ExactMatch("postcode").configure(term_frequency_adjustments=True),
            comparison.LevenshteinAtThresholds("phone", 1),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("born"),
            block_on("substr(given, 1, 3)", "substr(family, 1, 3)"),
            block_on("postcode", "family"),
        ],
    )
    linker = Linker(open_table(table), settings, log_level=logging.ERROR)
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("born", "family")], recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    training.estimate_parameters_using_expectation_maximisation(block_on("born"))
    training.estimate_parameters_using_expectation_maximisation(block_on("given", "family"))
    linker.misc.save_model_to_json(model, overwrite=True)


if __name__ == "__main__":
    {"score": score, "teach": teach}[sys.argv[1]](*sys.argv[2:])
