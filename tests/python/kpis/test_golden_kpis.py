"""The KPIs of the tiny platform in conftest.py, computed by hand. The unit tests beside the models
have a case for each code.
"""

from __future__ import annotations

import pytest

from support.warehouse import Warehouse

GOLDEN = {
    # code: (period type, period, value of the dimension, numerator, denominator, kpi_value)
    "000-01": [
        ("Daily", "2024-02-29", "all", 60.5, None, 60.5),  # at the start of the meeting, whole
        ("Daily", "2024-03-04", "all", 20 / 60, None, 20 / 60),
        ("Monthly", "2024-02-01", "all", 60.5, None, 60.5),
        ("Monthly", "2024-03-01", "all", 20 / 60, None, 20 / 60),
        ("Weekly", "2024-02-26", "all", 60.5, None, 60.5),
        ("Weekly", "2024-03-04", "all", 20 / 60, None, 20 / 60),
    ],
    "000-03": [
        # Ann; Bob's use of nothing, and a meeting that is not over, make no one active
        ("Daily", "2024-02-29", "all", 1, None, 1),
        ("Daily", "2024-03-01", "all", 1, None, 1),  # Bob, who joins at midnight
        ("Daily", "2024-03-04", "all", 1, None, 1),
    ],
    "000-06": [
        ("Daily", "2024-02-29", "all", 2, None, 2),  # Ann, once, and the guest
        ("Daily", "2024-03-01", "all", 2, None, 2),  # Ann and Bob; the guest has left
        ("Monthly", "2024-02-01", "all", 2, None, 2),
        ("Monthly", "2024-03-01", "all", 2, None, 2),
        ("Weekly", "2024-02-26", "all", 2, None, 2),
    ],
    "000-12": [
        ("Daily", "2024-02-29", "all", 1, 2, 50),
        ("Daily", "2024-03-04", "all", 1, 1, 100),
        ("Monthly", "2024-02-01", "all", 1, 2, 50),
        ("Monthly", "2024-03-01", "all", 1, 1, 100),
        ("Weekly", "2024-02-26", "all", 1, 2, 50),
        ("Weekly", "2024-03-04", "all", 1, 1, 100),
    ],
    "000-20": [
        ("Monthly", "2024-03-01", "all", 0, 1, 0),  # Ann of February did not come back
        ("Weekly", "2024-03-04", "all", 1, 2, 50),  # of Ann and Bob, Bob is
    ],
    "000-22": [
        ("Monthly", "2024-02-01", "all", 34, 1, 34),
        ("Monthly", "2024-03-01", "all", -3, 1, -3),
    ],
    "000-23": [
        ("Monthly", "2024-02-01", "all", 10, 60.5, 10 / 60.5),  # 5 EUR at 2 USD
        ("Monthly", "2024-03-01", "all", 5, 20 / 60, 15),
    ],
    "001-13": [
        # 24 USD over 12 months, and 10 USD over one: its last day is the leap day
        ("Monthly", "2024-02-01", "all", 12, None, 12),
        ("Monthly", "2024-03-01", "all", 2, None, 2),  # as of the 4th, silver's last event day
    ],
    "001-14": [
        ("Monthly", "2024-02-01", "Pro", 24, None, 24),
        ("Monthly", "2024-02-01", "Unlicensed", 10, None, 10),  # on the 20th Ann had none yet
        ("Monthly", "2024-03-01", "Unlicensed", -3, None, -3),
    ],
    "001-15": [
        ("Daily", "2024-02-28", "all", 1, 1, 100),
        ("Daily", "2024-02-28", "Pro", 1, 1, 100),
        ("Daily", "2024-02-29", "all", 1, 1, 100),  # its last day
        ("Daily", "2024-02-29", "Pro", 1, 1, 100),
        ("Daily", "2024-03-01", "all", 1, 1, 100),  # its renewal
        ("Daily", "2024-03-01", "Pro", 1, 1, 100),
        *(
            ("Daily", f"2024-03-0{day}", value, 1, 1, 100)
            for day in (2, 3, 4)
            for value in ("all", "Pro")
        ),
        ("Monthly", "2024-02-01", "all", 1, 1, 100),
        ("Monthly", "2024-02-01", "Pro", 1, 1, 100),
        ("Monthly", "2024-03-01", "all", 1, 1, 100),
        ("Monthly", "2024-03-01", "Pro", 1, 1, 100),
        ("Weekly", "2024-02-26", "all", 1, 1, 100),
        ("Weekly", "2024-02-26", "Pro", 1, 1, 100),
        ("Weekly", "2024-03-04", "all", 1, 1, 100),
        ("Weekly", "2024-03-04", "Pro", 1, 1, 100),
    ],
    "001-16R": [
        ("Monthly", "2024-02-01", "all", 1, 1, 100),
        ("Monthly", "2024-02-01", "Pro", 1, 1, 100),
    ],
    "001-17": [("Monthly", "2024-03-01", "all", 1, 1, 100)],
}


@pytest.mark.parametrize("code", GOLDEN)
def test_a_kpi_is_what_a_person_computes(kpi_platform: Warehouse, code: str) -> None:
    found = kpi_platform.query(
        f"""select period_type, cast(period_start as varchar), dimension_value, numerator,
            denominator, kpi_value
            from marts.kpi_values where kpi_code = '{code}' order by 1, 2, lower(dimension_value)"""
    )
    assert found == [pytest.approx(row, abs=1e-12) for row in GOLDEN[code]]


def test_the_tests_of_data_hold(kpi_platform: Warehouse) -> None:
    report = kpi_platform.dbt(
        "test",
        "--select",
        "path:models/marts",
        "path:tests/data/kpis",
        "--exclude",
        "resource_type:unit_test",
    )
    assert report.success, report.error or [
        (result.name, result.message) for result in report.failures
    ]
    assert len(report.results) > 10


@pytest.mark.long
def test_a_rebuild_gives_what_the_deliveries_gave_to_the_last_digit(
    kpi_platform: Warehouse, tmp_path
) -> None:
    everything = "select * from marts.kpi_values order by all"
    rebuilt = kpi_platform.copy_to(tmp_path)
    rebuilt.build("--full-refresh")
    assert rebuilt.query(everything) == kpi_platform.query(everything)
