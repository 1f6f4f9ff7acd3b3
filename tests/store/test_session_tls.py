"""Across the network the server proves itself, or nobody signs in. On the system's server: the wheel's has no TLS."""

from __future__ import annotations

import datetime as dt
import shutil
import socket
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from app.domain.faults import EnvironmentFault, SignInFault, Trouble
from app.store.account import choose_account
from app.store.binaries import Binaries
from app.store.dsn import Origin, read_dsn
from app.store.embedded import THROW_AWAY, Cluster, throw_away
from app.store.session import Database
from app.system.environment import Environment

OFFICE = "db.office.example"
PASSWORD = "tajne1"


@dataclass
class Secure:
    cluster: Cluster
    port: int
    authority: Path
    """The certificate to trust."""

    def dsn(self, host: str = OFFICE, **more: str | int) -> str:
        """A connection string as an office would write it: no sslmode. The name resolves to this machine."""
        return make_conninfo(
            "", host=host, hostaddr="127.0.0.1", port=self.port, dbname="postgres", user="anna", **more
        )


def make_certificate(folder: Path, name: str) -> tuple[Path, Path]:
    """Make a key and a certificate that vouches for itself, for a day."""
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "server.crt", folder / "server.key"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    secret.chmod(0o600)
    return certificate, secret


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def secure(debian_binaries: Binaries, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secure]:
    folder = Path(tempfile.mkdtemp(prefix="okienko-throwaway-"))
    account = choose_account(folder, Environment())
    account.give(folder)
    certificate, key = make_certificate(folder, OFFICE)
    for path in (certificate, key):
        account.give(path)
    port = free_port()
    options = THROW_AWAY.with_settings(
        ssl="on", ssl_cert_file=str(certificate), ssl_key_file=str(key), listen_addresses="127.0.0.1", port=str(port)
    )
    trusted = tmp_path_factory.mktemp("trusted") / "root.crt"
    shutil.copy(certificate, trusted)
    with throw_away(debian_binaries, options=options, folder=folder) as cluster:
        with psycopg.connect(cluster.superuser(), autocommit=True) as connection:
            connection.execute(f"create role anna login password '{PASSWORD}'")
        yield Secure(cluster, port, trusted)


def sign_in(dsn: str, password: str = PASSWORD) -> str:
    """Sign in as the command line would, and tell the protocol of the secure connection, or nothing."""
    target = read_dsn(dsn, Origin.COMMAND, Environment())
    database = Database(target.conninfo(), password, patience_s=0)
    try:
        with database.read() as connection:
            row = connection.execute(
                "select coalesce(version, '') from pg_stat_ssl where pid = pg_backend_pid()"
            ).fetchone()
    finally:
        database.close()
    assert row is not None
    return str(row[0])


def test_that_a_server_with_the_right_certificate_is_believed(secure: Secure) -> None:
    assert sign_in(secure.dsn(sslrootcert=str(secure.authority))).startswith("TLS")


def test_that_a_wrong_password_is_still_told_as_such(secure: Secure) -> None:
    with pytest.raises(SignInFault):
        sign_in(secure.dsn(sslrootcert=str(secure.authority)), "other")


def test_that_a_certificate_for_another_host_is_not_believed(secure: Secure) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        sign_in(secure.dsn("db.elsewhere.example", sslrootcert=str(secure.authority)))
    assert caught.value.kind is Trouble.TLS


def test_that_a_certificate_nobody_vouches_for_is_not_believed(secure: Secure, tmp_path: Path) -> None:
    other, _ = make_certificate(tmp_path, OFFICE)
    for authority in (other, tmp_path / "missing.crt"):
        with pytest.raises(EnvironmentFault) as caught:
            sign_in(secure.dsn(sslrootcert=str(authority)))
        assert caught.value.kind is Trouble.TLS


def test_that_a_server_without_tls_gets_no_password(secure: Secure) -> None:
    port = free_port()
    dsn = make_conninfo(secure.dsn(sslrootcert=str(secure.authority)), port=port)
    plain = THROW_AWAY.with_settings(listen_addresses="127.0.0.1", port=str(port))
    with throw_away(options=plain), pytest.raises(EnvironmentFault) as caught:
        sign_in(dsn)
    assert caught.value.kind is Trouble.TLS


def test_that_a_weaker_mode_must_be_asked_for(secure: Secure) -> None:
    assert sign_in(secure.dsn(sslmode="require")).startswith("TLS")
    assert sign_in(secure.dsn(sslmode="disable")) == ""
    assert (
        conninfo_to_dict(read_dsn(secure.dsn(), Origin.COMMAND, Environment()).conninfo())["sslmode"] == "verify-full"
    )
