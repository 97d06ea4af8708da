package org.lactarium.server.store.ledger;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lactarium.profiles.UnitStatus;
import org.lactarium.profiles.UnitType;
import org.lactarium.server.balance.Sheet;
import org.lactarium.server.balance.Sheet.Delivery;
import org.lactarium.server.balance.Sheet.Part;

/** Reads a row of {@code sheets.sql}. */
final class SheetReader {

    private SheetReader() {}

    static Sheet read(ResultSet row) throws SQLException {
        return new Sheet(
                "BiologicallyDerivedProduct/" + row.getString("id"),
                UnitType.of(row.getString("type")).orElseThrow(),
                UnitStatus.of(row.getString("status")).orElseThrow(),
                row.getDouble("volume"),
                row.getDouble("poured"),
                row.getDouble("children"),
                row.getDouble("samples"),
                delivery(row),
                row.getDouble("fed"),
                row.getString("gone"),
                parts(row));
    }

    private static @Nullable Delivery delivery(ResultSet row) throws SQLException {
        var volume = row.getBigDecimal("delivered");
        var at = row.getTimestamp("delivered_at");
        return volume == null ? null : new Delivery(volume.doubleValue(), at == null ? null : at.toInstant());
    }

    private static List<Part> parts(ResultSet row) throws SQLException {
        Array causes = row.getArray("part_causes");
        if (causes == null) {
            return List.of();
        }
        var cause = (String[]) causes.getArray();
        var volume = (Double[]) row.getArray("part_volumes").getArray();
        var at = (Timestamp[]) row.getArray("part_times").getArray();
        var parts = new ArrayList<Part>();
        for (int i = 0; i < cause.length; i++) {
            parts.add(new Part(cause[i], volume[i], at[i].toInstant()));
        }
        return parts;
    }
}
