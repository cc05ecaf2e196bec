"""Splink over a table of people, as one process: load, learn, score, cluster, write.

  race.py TABLE.csv narrow|wide PAIRS.parquet CLUSTERS.parquet

`narrow` uses Splink's library comparisons, `wide` levels written for this kind of data: exchanged names, days and months
exchanged, 1 January, and postcode and telephone in one comparison, without which brothers and sisters become one. Both
learn from a million pairs, which costs a third of ten million and is as good.
"""

import logging
import sys

import duckdb
import splink.comparison_library as comparison
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

LOAD = """
CREATE TABLE people AS
WITH plain AS (
  SELECT record_id,
    regexp_replace(regexp_replace(lower(strip_accents(given_name)), '[''’.]', '', 'g'), '[^a-z]+', ' ', 'g') AS given,
    regexp_replace(regexp_replace(lower(strip_accents(family_name)), '[''’.]', '', 'g'), '[^a-z]+', ' ', 'g') AS family,
    dob,
    regexp_replace(upper(postcode), '[^A-Z0-9]', '', 'g') AS postcode,
    regexp_replace(regexp_replace(phone, '[^0-9]', '', 'g'), '^(00)?44', '0') AS phone,
    CASE WHEN upper(sex) IN ('M', 'F') THEN upper(sex) END AS sex
  FROM read_csv('{path}', header = true, all_varchar = true, nullstr = '')
)
SELECT record_id, nullif(trim(given), '') AS given, nullif(trim(family), '') AS family, dob,
  nullif(postcode, '') AS postcode, nullif(phone, '') AS phone, sex,
  left(given, 3) AS given3, left(family, 3) AS family3, left(dob, 4) AS year
FROM plain
"""

RULES = {
    "narrow": [
        block_on("family", "dob"),
        block_on("given", "dob"),
        block_on("postcode", "dob"),
        block_on("postcode", "given"),
        block_on("given", "family", "year"),
    ],
    "wide": [
        block_on("dob"),
        block_on("postcode", "given"),
        block_on("postcode", "year"),
        block_on("given3", "family3", "year"),
        block_on("phone"),
        block_on("given", "family"),
    ],
}

STANDARD = [
    comparison.NameComparison("given"),
    comparison.NameComparison("family"),
    comparison.DateOfBirthComparison("dob", input_is_string=True),
    comparison.PostcodeComparison("postcode"),
    comparison.DamerauLevenshteinAtThresholds("phone", 1),
    comparison.ExactMatch("sex"),
]


def levels(column, missing, *conditions):
    """A comparison of conditions in SQL, best first; one that begins with `tf:` weighs how rare the value is."""
    told = [{"sql_condition": missing, "label_for_charts": "missing", "is_null_level": True}]
    for condition in conditions:
        rare, _, plain = condition.rpartition("tf:")
        level = {"sql_condition": plain, "label_for_charts": plain}
        if condition.startswith("tf:"):
            level["tf_adjustment_column"] = column
        told.append(level)
    told.append({"sql_condition": "ELSE", "label_for_charts": "differs"})
    return {"output_column_name": column, "comparison_levels": told}


SWAPPED = "given_l = family_r AND family_l = given_r"
TUNED = [
    levels(
        "given",
        "given_l IS NULL OR given_r IS NULL",
        "tf:given_l = given_r",
        SWAPPED,
        "split_part(given_l, ' ', 1) = split_part(given_r, ' ', 1)",
        "jaro_winkler_similarity(given_l, given_r) >= 0.92",
        "jaro_winkler_similarity(given_l, given_r) >= 0.88",
        "left(given_l, 3) = left(given_r, 3)",
        "jaro_winkler_similarity(given_l, given_r) >= 0.7",
    ),
    levels(
        "family",
        "family_l IS NULL OR family_r IS NULL",
        "tf:family_l = family_r",
        SWAPPED,
        "jaro_winkler_similarity(family_l, family_r) >= 0.92",
        "jaro_winkler_similarity(family_l, family_r) >= 0.88",
        "list_contains(string_split(family_l, ' '), family_r) OR list_contains(string_split(family_r, ' '), family_l)",
        "jaro_winkler_similarity(family_l, family_r) >= 0.7",
    ),
    levels(
        "dob",
        "dob_l IS NULL OR dob_r IS NULL",
        "dob_l = dob_r",
        "left(dob_l, 4) = left(dob_r, 4) AND substr(dob_l, 6, 2) = substr(dob_r, 9, 2)"
        " AND substr(dob_l, 9, 2) = substr(dob_r, 6, 2)",
        "left(dob_l, 4) = left(dob_r, 4) AND (dob_l LIKE '%-01-01' OR dob_r LIKE '%-01-01')",
        "damerau_levenshtein(dob_l, dob_r) <= 1",
        "left(dob_l, 7) = left(dob_r, 7) OR substr(dob_l, 6) = substr(dob_r, 6)",
        "left(dob_l, 4) = left(dob_r, 4)",
    ),
    levels(
        "postcode",
        "(postcode_l IS NULL OR postcode_r IS NULL) AND (phone_l IS NULL OR phone_r IS NULL)",
        "postcode_l = postcode_r AND phone_l = phone_r",
        "phone_l = phone_r AND (postcode_l IS NULL OR postcode_r IS NULL)",
        "phone_l = phone_r",
        "postcode_l = postcode_r AND (phone_l IS NULL OR phone_r IS NULL)",
        "postcode_l = postcode_r AND damerau_levenshtein(phone_l, phone_r) <= 1",
        "tf:postcode_l = postcode_r",
        "damerau_levenshtein(postcode_l, postcode_r) <= 1",
        "left(postcode_l, 5) = left(postcode_r, 5)",
    )
    # The telephone, and its absence, are in the conditions above.
    ,
    levels("sex", "sex_l IS NULL OR sex_r IS NULL", "sex_l = sex_r"),
]


def main(path, case, pairs, clusters):
    connection = duckdb.connect()
    connection.execute("SET threads = 2; SET memory_limit = '16GB'")
    connection.execute(LOAD.format(path=path))
    api = DuckDBAPI(connection=connection)
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record_id",
        comparisons=STANDARD if case == "narrow" else TUNED,
        blocking_rules_to_generate_predictions=RULES[case],
        additional_columns_to_retain=[],
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
    )
    linker = Linker(api.register("people"), settings, log_level=logging.ERROR)
    training = linker.training
    certain = [block_on("given", "family", "dob"), block_on("given", "dob", "postcode")]
    training.estimate_probability_two_random_records_match(certain, recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for rule in (block_on("dob"), block_on("given", "family")):
        training.estimate_parameters_using_expectation_maximisation(rule, max_pairs=1e6)
    scored = linker.inference.predict()
    found = linker.clustering.cluster_pairwise_predictions_at_threshold(scored, threshold_match_probability=0.95)
    columns = "record_id_l AS a, record_id_r AS b, match_probability AS probability"
    scored.as_duckdbpyrelation().filter("match_probability >= 0.01").project(columns).write_parquet(pairs)
    found.as_duckdbpyrelation().project("cluster_id AS cluster, record_id AS record").write_parquet(clusters)


if __name__ == "__main__":
    main(*sys.argv[1:])
