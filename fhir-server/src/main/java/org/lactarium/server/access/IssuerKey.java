package org.lactarium.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;
import org.lactarium.server.home.LactariumHome;

/** The key the built-in issuer signs with (ECDSA on P-256, made in no time): kept in the home, so that a token outlives a restart. */
final class IssuerKey {

    private IssuerKey() {}

    static JWK of(LactariumHome home) {
        Path file = home.resolve("issuer-key.json");
        try {
            if (!Files.exists(file)) {
                if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.createFile(
                            file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                }
                Files.writeString(
                        file,
                        new ECKeyGenerator(Curve.P_256)
                                .keyID(UUID.randomUUID().toString())
                                .generate()
                                .toJSONString());
            }
            return JWK.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The issuer's key cannot be kept in " + file, e);
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("The issuer's key in " + file + " cannot be read; move it away", e);
        }
    }
}
