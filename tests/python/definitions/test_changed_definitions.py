"""Tables whose definition changed are computed as a whole: a warehouse that went through the
changes equals a rebuild.
"""

from __future__ import annotations

import pytest

from support.definitions.changing import FIRST_DAY, SECOND_DAY, Changed


def test_each_change_is_found_in_the_relation_that_it_is_a_part_of(narrowly: Changed) -> None:
    macro = "the macro exact_sum"
    expected = {
        "measures.int_kpi_feedback": "its SQL",
        "measures.int_kpi_network_quality": macro,
        "measures.int_request_periods": macro,
        "measures.int_kpi_visits": macro,
        "measures.int_closed_tickets": "the macro default__microseconds_between",
        "silver.validated_security_events": "the contract of security_events",
        "silver.validated_service_checks": "the contract of service_checks",
        "silver.validated_api_requests": "the contract of api_requests",
        "silver.validated_chat_messages": "the contract of chat_messages",
        "gold.go_fact_support_ticket": "its SQL, its columns",
        "measures.int_kpi_who_came": "it is new",
        "measures.int_kpi_services": "its configuration",
        "marts.kpi_catalog": "the definitions of KPIs",
    }
    assert {relation: narrowly.marked.get(relation) for relation in expected} == expected


def test_a_changed_word_of_a_kpi_changes_the_catalogue_alone(narrowly: Changed) -> None:
    # the last reason of its own is that of its first build
    assert narrowly.marked["measures.int_kpi_sign_ups"] == "it is new"


def test_what_reads_nothing_that_changed_is_not_marked(narrowly: Changed) -> None:
    untouched = (
        "silver.validated_users",
        "gold.go_dim_user",
        "gold.go_fact_billing",
        "gold.go_fact_meeting_usage",
        "silver.validated_feedback",
    )
    lines = narrowly.warehouse.query(
        f"select relation, count(*) from audit.definitions where relation in {untouched} group by 1"
    )
    # new at first, then computed: no line since
    assert dict(lines) == {relation: 2 for relation in untouched}


def test_a_warehouse_that_went_through_changes_equals_a_rebuild(narrowly: Changed) -> None:
    assert narrowly.state.differences(narrowly.rebuilt) == {}
    assert narrowly.types == narrowly.rebuilt_types


def test_the_changes_can_be_seen(narrowly: Changed) -> None:
    """Each change can be seen in the values; otherwise equal states would prove nothing."""
    query = narrowly.warehouse.query
    ((ratings, feedback),) = query("select sum(rating + 1), count(*) from silver.si_feedback")
    assert query(
        "select sum(numerator), sum(denominator) from marts.kpi_values "
        "where kpi_code = '000-24' and period_type = 'Monthly'"
    ) == [(ratings, feedback)]
    ((milliseconds,),) = query("select 2 * sum(response_time_ms) from silver.si_api_requests")
    ((shown,),) = query(
        "select sum(numerator) from marts.kpi_values "
        "where kpi_code = '000-14' and period_type = 'Monthly'"
    )
    assert abs(shown - milliseconds) < 1e-6
    assert query(
        "select count(*), max(latency_ms) from silver.si_service_checks "
        "where latency_ms is not null"
    ) == [(1, 31)]
    assert query("select distinct error_code, column_name from audit.quarantine") == [
        ("Z105", "severity_level")
    ]
    assert query(
        "select count(*) > 0 from gold.go_fact_support_ticket where priority_level is not null"
    ) == [(True,)]
    assert query(
        "select table_name from information_schema.tables "
        "where table_name in ('int_kpi_turnout', 'int_kpi_who_came')"
    ) == [("int_kpi_who_came",)]
    assert query(
        "select table_schema from information_schema.tables "
        "where table_name = 'int_network_metrics'"
    ) == [("silver",)]


def test_rows_that_came_out_as_they_were_keep_their_dates(narrowly: Changed) -> None:
    days = "select distinct cast(load_date as varchar), cast(update_date as varchar) from"
    with_priority, without = (
        set(
            narrowly.warehouse.query(
                f"{days} gold.go_fact_support_ticket where priority_level is {given}"
            )
        )
        for given in ("not null", "null")
    )
    assert with_priority == {(FIRST_DAY, SECOND_DAY)}
    assert without <= {(FIRST_DAY, FIRST_DAY)}
    assert set(narrowly.warehouse.query(f"{days} gold.go_dim_user")) == {(FIRST_DAY, FIRST_DAY)}


@pytest.mark.long
def test_a_source_a_feed_a_word_and_users_that_went_leave_no_row_behind(widely: Changed) -> None:
    assert widely.marked["staging.vocabularies"] == "its rows"
    assert "the variable sources" in widely.marked["silver.validated_meetings"]
    query = widely.warehouse.query
    assert query(
        "select count(*) from silver.validated_users where source_system = 'zoom_api'"
    ) == [(0,)]
    assert query(
        "select count(*) from gold.go_dim_user where plan_type = 'Free' or user_name = 'Zed'"
    ) == [(0,)]
    assert query(
        "select count(*) from information_schema.tables "
        "where table_name like '%whiteboards' and table_schema = 'silver'"
    ) == [(0,)]
    assert query(
        "select count(*) from audit.row_accounting "
        "where feed = 'whiteboards' or source_system = 'zoom_api'"
    ) == [(0,)]
    assert query(
        "select count(*) > 0 from audit.quarantine where error_code = 'Z103' and feed = 'meetings'"
    ) == [(True,)]


@pytest.mark.long
def test_the_body_of_a_function_is_a_part_of_what_reads_the_function(widely: Changed) -> None:
    assert "the macro to_mac_body" in widely.marked["staging.stg_platform__devices"].split(", ")
    assert widely.warehouse.query(
        "select count(mac_address) > 0, bool_and(mac_address = lower(mac_address)) "
        "from silver.si_devices"
    ) == [(True, True)]


@pytest.mark.long
def test_a_warehouse_that_lost_them_equals_a_rebuild(widely: Changed) -> None:
    assert widely.state.differences(widely.rebuilt) == {}
    assert widely.types == widely.rebuilt_types
