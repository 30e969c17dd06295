package kosh.access;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kosh.release.Durability;
import org.apache.commons.codec.digest.DigestUtils;
import org.jboss.logging.Logger;

/** The tokens. A token is shown once, when it is made; afterwards only its hash is known. */
@ApplicationScoped
public class Tokens implements PanacheRepositoryBase<Token, Integer> {

    /** How long a token works if nothing else is said. */
    public static final Duration USUAL_LIFE = Duration.ofDays(90);

    private static final Logger LOG = Logger.getLogger(Tokens.class);
    private static final String PREFIX = "kosh_";
    private static final int BYTES = 32;

    private final Durability durability;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Tokens(Durability durability, Clock clock) {
        this.durability = durability;
        this.clock = clock;
    }

    /**
     * A token just made.
     *
     * @param secret what the bearer sends; not kept
     */
    public record Issued(Token token, String secret) {}

    /** Without an admin nobody could make tokens: if there is none whose token works, one is made and shown. */
    void makeFirst(@Observes StartupEvent start) {
        boolean anAdminCanCome = QuarkusTransaction.requiringNew()
                .call(
                        () -> getSession()
                                .createNativeQuery("select * from token where role = 'ADMIN'", Token.class)
                                .getResultList()
                                .stream()
                                .anyMatch(token -> token.worksAt(now())));
        if (!anAdminCanCome) {
            Issued first = issue("first admin", Role.ADMIN, now().plus(USUAL_LIFE), "service");
            LOG.infof(
                    "No token of an admin works, so here is one. It is shown only now, and works until %s: %s",
                    first.token().expiresAt(), first.secret());
        }
    }

    public Issued issue(String name, Role role, Instant expiresAt, String by) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Token token = QuarkusTransaction.requiringNew().call(() -> {
            int number = getSession()
                    .createNativeQuery("select coalesce(max(token_no), 0) + 1 from token", Integer.class)
                    .getSingleResult();
            Token made = new Token(number, name, role, hash(secret), now(), by, expiresAt);
            persist(made);
            return made;
        });
        durability.ensure();
        return new Issued(token, secret);
    }

    /** The token with that secret, if it works now. */
    @Transactional
    public Optional<Token> working(String secret) {
        return find("hash", hash(secret)).firstResultOptional().filter(token -> token.worksAt(now()));
    }

    @Transactional
    public List<Token> all() {
        return listAll(Sort.ascending("number"));
    }

    /** Makes the token work no more; empty if there is none of that number. */
    public Optional<Token> revoke(int number) {
        Optional<Token> revoked = QuarkusTransaction.requiringNew().call(() -> {
            Optional<Token> token = findByIdOptional(number);
            token.ifPresent(t -> t.revoke(now()));
            return token;
        });
        durability.ensure();
        return revoked;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String hash(String secret) {
        return DigestUtils.sha256Hex(secret.getBytes(StandardCharsets.UTF_8));
    }
}
