package kosh.api;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import kosh.OnPostgres;

@QuarkusTest
@TestProfile(OnPostgres.class)
class ApiOnPostgresTest extends ApiTest {}
