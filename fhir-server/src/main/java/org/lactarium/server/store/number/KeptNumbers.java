package org.lactarium.server.store.number;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lactarium.profiles.number.NumberKey;
import org.lactarium.server.operations.GivenNumber;
import org.lactarium.server.operations.NumberRegister;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The register of numbers in PostgreSQL ({@code db/record/V5__given_numbers.sql}). */
@Component
@Primary
class KeptNumbers implements NumberRegister {

    private static final String COLUMNS = "select kind, type, id, number, counts from lactarium.given_number";

    private static final String ENTER =
            "insert into lactarium.given_number (kind, key, type, id, number, counts)" + " values (?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate sql;

    KeptNumbers(JdbcTemplate sql) {
        this.sql = sql;
    }

    @Override
    public List<GivenNumber> find(Collection<String> written) {
        return among(written.stream().map(NumberKey::of).distinct().toArray(String[]::new));
    }

    private List<GivenNumber> among(String[] keys) {
        return sql.query(
                COLUMNS + " where key = any (?) order by kind, type, id",
                (row, number) -> new GivenNumber(
                        GivenNumber.Kind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                        row.getString(2) + "/" + row.getString(3),
                        row.getString(4),
                        row.getBoolean(5)),
                (Object) keys);
    }

    /** Whose it is, when it counts for another record than this number's. Waits for whoever is giving it at this moment. */
    Optional<GivenNumber> enter(GivenNumber number) {
        sql.update(
                "delete from lactarium.given_number where kind = ? and key = ? and former",
                number.kind().code(),
                number.key());
        // whoever bears it may give it back between the two questions
        while (!isEntered(number)) {
            var bearer = bearer(number);
            if (bearer.isPresent() || !number.counts()) {
                return bearer;
            }
        }
        return Optional.empty();
    }

    private boolean isEntered(GivenNumber number) {
        return sql.update(
                        ENTER + " on conflict do nothing",
                        number.kind().code(),
                        number.key(),
                        type(number),
                        id(number),
                        number.number(),
                        number.counts())
                == 1;
    }

    private Optional<GivenNumber> bearer(GivenNumber number) {
        return among(new String[] {number.key()}).stream()
                .filter(other -> other.kind() == number.kind() && other.counts())
                .findFirst();
    }

    /** Records that bear it and were replaced by another record of the same person. */
    List<String> replaced(GivenNumber number) {
        return sql.queryForList(
                "select type || '/' || id from lactarium.given_number"
                        + " where kind = ? and key = ? and not counts and not former",
                String.class,
                number.kind().code(),
                number.key());
    }

    void strike(GivenNumber number) {
        sql.update(
                "delete from lactarium.given_number where kind = ? and key = ? and type = ? and id = ?",
                number.kind().code(),
                number.key(),
                type(number),
                id(number));
    }

    /** A tube may still have the number that its donor had when it was filled. */
    void retire(GivenNumber number) {
        sql.update(
                "update lactarium.given_number set counts = false, former = true"
                        + " where kind = ? and key = ? and type = ? and id = ?",
                number.kind().code(),
                number.key(),
                type(number),
                id(number));
    }

    /** Of a record that is older than the register: a number that came twice counts for the first and is known for both. */
    void enterOld(GivenNumber number) {
        sql.update(
                "insert into lactarium.given_number (kind, key, type, id, number, counts)"
                        + " select ?, ?, ?, ?, ?, ? and not exists (select 1 from lactarium.given_number"
                        + " where kind = ? and key = ? and counts) on conflict do nothing",
                number.kind().code(),
                number.key(),
                type(number),
                id(number),
                number.number(),
                number.counts(),
                number.kind().code(),
                number.key());
    }

    private static String type(GivenNumber number) {
        return number.reference().substring(0, number.reference().indexOf('/'));
    }

    private static String id(GivenNumber number) {
        return number.reference().substring(number.reference().indexOf('/') + 1);
    }
}
