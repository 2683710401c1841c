"""Single sentences of the definitions, computed by hand from definitions_landing: one test each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.kpis.definitions_landing import FIRST_DELIVERY, RATES_1, RATES_2, SECOND_DELIVERY
from support.warehouse import AS_DELIVERIES_COME, Warehouse

Rows = dict[tuple[str, str], tuple[float, float | None]]
DAYS = ["2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"]
WEEKS, MONTHS = ["2026-02-23", "2026-03-02"], ["2026-02-01", "2026-03-01"]


@pytest.fixture(scope="module")
def platform(new_warehouse: Callable[[str], Warehouse]) -> Warehouse:
    """The warehouse after both deliveries, with a build after each."""
    warehouse = new_warehouse("definitions")
    for number, (rates, delivery) in enumerate(
        [(RATES_1, FIRST_DELIVERY), (RATES_2, SECOND_DELIVERY)], 1
    ):
        warehouse.write("reference", "exchange_rates", f"rates_{number}.csv", rates)
        for feed, text in delivery.items():
            warehouse.write("platform", feed, f"{feed}_{number}.csv", text)
        warehouse.load()
        warehouse.build(*(AS_DELIVERIES_COME if number > 1 else ()))
    return warehouse


def kpi(warehouse: Warehouse, code: str, dimension_value: str = "all") -> Rows:
    """Numerator and denominator by period type and period."""
    rows = warehouse.query(
        f"""select period_type, cast(period_start as varchar), numerator, denominator
            from marts.kpi_values
            where kpi_code = '{code}' and dimension_value = '{dimension_value}'"""
    )
    return {
        (period_type, period): (numerator, denominator)
        for period_type, period, numerator, denominator in rows
    }


def of(period_type: str, periods: list[str], *parts: tuple[float, float | None]) -> Rows:
    return {(period_type, period): part for period, part in zip(periods, parts, strict=True)}


def test_a_charge_that_was_given_back_stays_and_its_refund_takes_it_away(
    platform: Warehouse,
) -> None:
    # February: b1 100, b3 10, b5 7, b6 1, b7 30, b8 12. March: b2 -100, b4 -10. Ann and Bob are
    # active in both.
    assert kpi(platform, "000-22") == of("Monthly", MONTHS, (160, 2), (-110, 2))
    facts = platform.query(
        """select billing_status, event_type, cast(sum(amount) as double) from gold.go_fact_billing
           where own_user_id = '#u1' group by all order by all"""
    )
    assert facts == [("Completed", "Refund", -100), ("Refunded", "Usage Charge", 100)]


def test_only_completed_charges_recur(platform: Warehouse) -> None:
    # b8 alone, a month for a month; b7 was refunded
    assert kpi(platform, "001-13") == of("Monthly", MONTHS, (12, None), (12, None))


def test_an_event_of_a_user_is_the_users_license_and_one_of_an_account_is_shared_to_the_cent(
    platform: Warehouse,
) -> None:
    # a1 on 28 February: Pro 10.00, Basic 5 EUR x 2 and Phone 5 EUR x 2, so 10 dollars in thirds;
    # the cent left over is Basic's, by name. Webinar weighs nothing. On 1 March a euro is 3
    # dollars: -10 dollars by 15, 15 and 10 of 40. The admin, Bob, does not matter. a2 has no
    # license, so its 7 dollars are of its own type, Pro. a3's licenses cost nothing: 1 dollar by 2
    # Pro and 1 Add-on, 66 2/3 and 33 1/3 cents, and the cent left over goes to the larger
    # remainder; Phone is over. Users: Ann has Basic (b1, b2), Bob Pro (b7, b8, whatever account b8
    # names).
    found = {name: kpi(platform, "001-14", name) for name in ("Basic", "Phone", "Pro", "Add-on")}
    assert found == {
        "Basic": of(
            "Monthly", MONTHS, (pytest.approx(100 + 3.34), None), (pytest.approx(-100 - 3.75), None)
        ),
        "Phone": of("Monthly", MONTHS, (3.33, None), (-3.75, None)),
        "Pro": of(
            "Monthly", MONTHS, (pytest.approx(3.33 + 7 + 0.67 + 30 + 12), None), (-2.50, None)
        ),
        "Add-on": of("Monthly", MONTHS[:1], (0.33, None)),
    }
    assert platform.query("select count(*) from marts.kpi_values where kpi_code = '001-14'") == [
        (7,)
    ]


def test_who_joins_is_active_also_where_the_meeting_is_not_over(platform: Warehouse) -> None:
    # 28 February: Ann hosts, Bob joins. 1 March: likewise in the webinar. 2 March: Bob joins m2,
    # which Ann has not held yet.
    assert kpi(platform, "000-03") == of("Daily", DAYS[:3], (2, None), (2, None), (1, None))


def test_meetings_are_set_against_active_users_and_a_period_without_meetings_has_a_row(
    platform: Warehouse,
) -> None:
    expected = of("Daily", DAYS[:3], (1, 2), (0, 2), (0, 1))
    expected |= of("Weekly", WEEKS, (1, 2), (0, 1)) | of("Monthly", MONTHS, (1, 2), (0, 2))
    assert kpi(platform, "000-05") == expected


def test_a_session_is_a_visit_to_a_meeting(platform: Warehouse) -> None:
    # half an hour in m1 and ten minutes in m2, not the hour in the webinar; the guest's time is not
    # known
    expected = of("Daily", [DAYS[0], DAYS[2]], (30, 1), (10, 1))
    expected |= of("Weekly", WEEKS, (30, 1), (10, 1)) | of("Monthly", MONTHS, (30, 1), (10, 1))
    assert kpi(platform, "000-18") == expected


def test_an_accounts_licenses_are_those_of_each_months_end(platform: Warehouse) -> None:
    # January: a1, created on the 15th, by its first version. February: a1 still, and a2 with both
    # counts. March, as of the 4th: a1's version of the first midnight; a2 is suspended in the last
    # second of the day.
    assert kpi(platform, "000-21") == of(
        "Monthly", ["2026-01-01", *MONTHS], (4, 10), (9, 20), (6, 10)
    )


def test_a_recording_was_stored_until_it_was_deleted(platform: Warehouse) -> None:
    # r1 until 1 March, though it is deleted now; r2 from 1 March until the 3rd, at whose end it
    # expires
    expected = of(
        "Daily",
        ["2026-02-27", *DAYS],
        *[(stored, None) for stored in (100, 100, 1100, 1000, 1000, 0)],
    )
    expected |= of("Weekly", WEEKS, (1100, None), (0, None)) | of(
        "Monthly", MONTHS, (100, None), (0, None)
    )
    assert kpi(platform, "000-26") == expected


def test_requests_are_per_hour_of_the_days_that_have_passed(platform: Warehouse) -> None:
    # up to 4 March: three days of the week, four of the month, though no request came after the 2nd
    expected = of("Daily", [DAYS[0], DAYS[2]], (2, 24), (3, 24))
    expected |= of("Weekly", WEEKS, (2, 168), (3, 72)) | of("Monthly", MONTHS, (2, 672), (3, 96))
    assert kpi(platform, "000-30") == expected


def test_licenses_are_used_from_the_first_day_on_which_anybody_was_active(
    platform: Warehouse,
) -> None:
    # All hold from 1 February on, and users are active from the 28th on; weeks and months count
    # whole. Basic is Ann's: she hosts on 28 February and 1 March. Pro is Bob's: he joins on 2
    # March, too. The other licenses have no user.
    rows = platform.query(
        """select license_type, period_type, cast(period_start as varchar),
           cast(utilization_rate as double)
           from gold.go_agg_license_utilization"""
    )
    expected = {
        ("Basic", "Daily"): (DAYS, [100, 100, 0, 0, 0]),
        ("Pro", "Daily"): (DAYS, [100, 100, 100, 0, 0]),
    }
    expected |= {("Basic", "Weekly"): (WEEKS, [100, 0]), ("Pro", "Weekly"): (WEEKS, [100, 100])}
    expected |= {
        ("Basic", "Monthly"): (MONTHS, [100, 100]),
        ("Pro", "Monthly"): (MONTHS, [100, 100]),
    }
    assert sorted(rows) == sorted(
        (*what, period, rate)
        for what, (periods, rates) in expected.items()
        for period, rate in zip(periods, rates, strict=True)
    )


@pytest.mark.long
def test_a_rebuild_gives_what_late_versions_licenses_and_rates_gave(
    platform: Warehouse, tmp_path
) -> None:
    everything = "select * from marts.kpi_values order by all"
    rebuilt = platform.copy_to(tmp_path)
    rebuilt.build("--full-refresh")
    assert rebuilt.query(everything) == platform.query(everything)
