package xtask;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Waits until a node accepts the requests of the user {@code elastic}. */
final class HealthCheck {
    /** Repeats the request until its status is 200. Prints each new reason for a repetition. */
    static void waitUntilReady(String url, Path caCertificate, String password) throws Exception {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5));
        if (caCertificate != null) {
            builder.sslContext(trusting(caCertificate));
        }
        HttpClient client = builder.build();
        String credentials = Base64.getEncoder().encodeToString(("elastic:" + password).getBytes("UTF-8"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Basic " + credentials)
            .timeout(Duration.ofSeconds(10))
            .build();
        String printed = "";
        while (true) {
            String reason = send(client, request);
            if (reason.isEmpty()) {
                return;
            }
            if (!reason.equals(printed)) {
                System.out.println("not ready: " + reason);
                printed = reason;
            }
            Thread.sleep(200);
        }
    }

    /** Returns the reason why the node is not ready, or an empty string. */
    private static String send(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 ? "" : "the health check returned the status " + status;
        } catch (java.io.IOException e) {
            return "the health check failed: " + e;
        }
    }

    private static SSLContext trusting(Path caCertificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(caCertificate)) {
            trusted.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
