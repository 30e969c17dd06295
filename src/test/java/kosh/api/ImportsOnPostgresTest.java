package kosh.api;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import kosh.OnPostgres;

/** The same on PostgreSQL. */
@QuarkusTest
@TestProfile(OnPostgres.class)
class ImportsOnPostgresTest extends ImportsTest {}
