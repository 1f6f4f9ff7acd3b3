"""Signatures as the published contract computes them; states of a request."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha384

from hypothesis import given
from hypothesis import strategies as st

from app.domain.gateway import (
    PaymentReason,
    PaymentRequest,
    PaymentState,
    notice_signature,
    register_signature,
    same_signature,
    signature,
    verify_signature,
)


def _sum(text: str) -> str:
    return sha384(text.encode()).hexdigest()


def test_that_a_registration_is_signed_as_the_contract_s_own_example() -> None:
    text = '{"sessionId":"sessionId","merchantId":999999,"amount":1000,"currency":"PLN","crc":"crc"}'
    assert register_signature("sessionId", 999999, 1000, "PLN", "crc") == _sum(text)


def test_that_a_verification_is_signed_as_the_contract_s_own_example() -> None:
    text = '{"sessionId":"sessionId","orderId":999999,"amount":1000,"currency":"PLN","crc":"crc"}'
    assert verify_signature("sessionId", 999999, 1000, "PLN", "crc") == _sum(text)


def test_that_letters_and_slashes_are_left_as_they_are() -> None:
    values: dict[str, str | int] = {
        "statement": 'p24-Ł/5 "żółć" \\',
        "amount": 1,
        "merchantId": 2,
        "posId": 3,
        "sessionId": "s",
        "originAmount": 4,
        "currency": "PLN",
        "orderId": 300000000000,
        "methodId": 25,
        "sign": "ignored",
    }
    text = (
        '{"merchantId":2,"posId":3,"sessionId":"s","amount":1,"originAmount":4,"currency":"PLN","orderId":300000000000,'
        '"methodId":25,"statement":"p24-Ł/5 \\"żółć\\" \\\\","crc":"c/r"}'
    )
    assert notice_signature(values, "c/r") == _sum(text)


def test_that_line_ends_of_unicode_are_escaped_as_php_does() -> None:
    assert signature({"a": "x\u2028y"}) == _sum('{"a":"x\\u2028y"}')


@given(st.dictionaries(st.text(), st.text() | st.integers()))
def test_that_anything_can_be_signed(values: dict[str, str | int]) -> None:
    assert len(signature(values)) == 96


def test_that_signatures_are_compared_whatever_their_case() -> None:
    assert same_signature("ABCDEF", "abcdef")
    assert not same_signature("abcdef", "abcdeż")
    assert not same_signature("", "a")


def test_that_a_link_is_shown_and_a_request_taken_back_only_in_time() -> None:
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    request = PaymentRequest(
        1, 2, 3, 100, "FV/1", PaymentState.OPEN, PaymentReason.NONE, "https://bramka.example/trnRequest/T", None, "Anna",
        moment, moment, moment, None, None, 1,
    )  # fmt: skip
    assert request.can_pay
    assert request.can_cancel
    assert "trnRequest" not in repr(request)
    for state in (PaymentState.VERIFYING, PaymentState.BOOKED, PaymentState.EXPIRED, PaymentState.CANCELLED):
        other = replace(request, state=state)
        assert not other.can_pay
        assert not other.can_cancel
