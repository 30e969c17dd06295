package kosh.ingest;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import kosh.OnPostgres;

@QuarkusTest
@TestProfile(OnPostgres.class)
class ImporterOnPostgresTest extends ImporterTest {}
