"""Splink on the same CSV, with its ready-made comparisons for people and no tuning. Prints one line of JSON."""
import json
import sys
import time

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

path, threads = sys.argv[1], sys.argv[2]
started = time.perf_counter()
connection = duckdb.connect()
connection.execute(f"set threads = {int(threads)}")
connection.execute(
    "create table record_in as select id as unique_id, person, lower(nullif(given_name, '')) as given_name, lower(nullif(family_name, '')) as family_name, "
    "coalesce(strftime(try_strptime(date_of_birth, '%d/%m/%Y'), '%Y-%m-%d'), nullif(date_of_birth, '')) as date_of_birth, lower(nullif(email, '')) as email, "
    "nullif(right(regexp_replace(phone, '[^0-9]', '', 'g'), 10), '') as phone, lower(nullif(address, '')) as address, "
    "nullif(upper(regexp_replace(postcode, '^(.*?) ?(.{3})$', '\\1 \\2')), '') as postcode "
    f"from read_csv('{path}', all_varchar = true)"
)
settings = SettingsCreator(
    link_type="dedupe_only",
    comparisons=[
        cl.ForenameSurnameComparison("given_name", "family_name"),
        cl.DateOfBirthComparison("date_of_birth", input_is_string=True),
        cl.EmailComparison("email"),
        cl.ExactMatch("phone"),
        cl.PostcodeComparison("postcode"),
    ],
    blocking_rules_to_generate_predictions=[
        block_on("given_name", "family_name"),
        block_on("date_of_birth", "family_name"),
        block_on("date_of_birth", "postcode"),
        block_on("email"),
        block_on("phone"),
        block_on("postcode", "family_name"),
    ],
    retain_intermediate_calculation_columns=False,
)
api = DuckDBAPI(connection=connection)
linker = Linker(api.register("record_in"), settings, log_level="ERROR")
linker.training.estimate_probability_two_random_records_match([block_on("given_name", "family_name", "date_of_birth"), block_on("email")], recall=0.6)
linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
linker.training.estimate_parameters_using_expectation_maximisation(block_on("date_of_birth"))
linker.training.estimate_parameters_using_expectation_maximisation(block_on("given_name", "family_name"))
trained = time.perf_counter()
pairs = linker.inference.predict(threshold_match_probability=0.05)
predicted = time.perf_counter()
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=0.95)
name = clusters.physical_name
count = connection.execute(f"select count(distinct cluster_id) from {name}").fetchone()[0]
seconds = time.perf_counter() - started
table = f"(select c.cluster_id, r.person from {name} c join record_in r using (unique_id))"
both = connection.execute(f"select sum(n * (n - 1) / 2) from (select count(*) as n from {table} group by cluster_id, person)").fetchone()[0]
found = connection.execute(f"select sum(n * (n - 1) / 2) from (select count(*) as n from {table} group by cluster_id)").fetchone()[0]
true = connection.execute(f"select sum(n * (n - 1) / 2) from (select count(*) as n from {table} group by person)").fetchone()[0]
# Pairs that share a key, each once: what was compared before the threshold.
rules = ["l.given_name = r.given_name and l.family_name = r.family_name", "l.date_of_birth = r.date_of_birth and l.family_name = r.family_name",
         "l.date_of_birth = r.date_of_birth and l.postcode = r.postcode", "l.email = r.email", "l.phone = r.phone", "l.postcode = r.postcode and l.family_name = r.family_name"]
union = " union ".join(f"select l.unique_id as a, r.unique_id as b from record_in l join record_in r on {rule} and l.unique_id < r.unique_id" for rule in rules)
compared = connection.execute(f"select count(*) from ({union})").fetchone()[0]
precision, recall = both / found, both / true
print(json.dumps({"seconds": seconds, "trainSeconds": trained - started, "predictSeconds": predicted - trained, "pairs": compared, "people": count, "precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall)}))
