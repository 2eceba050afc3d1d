package org.ruralwarehouse.model.documentation;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.release.ReleaseIdentity;

/** Writes the identity of the release into its database. */
public final class ReleaseTable {

    private ReleaseTable() {}

    /** Creates {@code meta.release} with one row. */
    public static void write(Database database, ReleaseIdentity release) {
        database.execute("create table meta.release (release_id varchar, created_at timestamp, input_sha256 varchar)");
        database.execute("comment on table meta.release is '本发布 / This release, in one row'");
        database.insert(
                "insert into meta.release values (?, ?, ?)",
                List.of(Arrays.asList(
                        release.id(),
                        Timestamp.valueOf(LocalDateTime.ofInstant(release.createdAt(), ZoneOffset.UTC)),
                        release.inputSha256())));
    }
}
