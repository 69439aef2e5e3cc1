package xtask;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.KeyStoreWrapper;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * Runs one Elasticsearch node until the process is stopped. Prints the line {@code ready} when the node accepts requests.
 *
 * <p>Arguments: the home folder of the node, the folder of the modules, the URL of the health check and, with TLS, the
 * file of the CA certificate. The environment variable {@code ELASTIC_PASSWORD} holds the password of the user
 * {@code elastic}.
 */
public final class StartNode {
    public static void main(String[] args) throws Exception {
        String password = System.getenv("ELASTIC_PASSWORD");
        LogConfigurator.loadLog4jPlugins();
        LogConfigurator.configureESLogging();

        Node node = createNode(Path.of(args[0]), Path.of(args[1]), password);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(node)));
        node.start();

        HealthCheck.waitUntilReady(args[2], args.length > 3 ? Path.of(args[3]) : null, password);
        System.out.println("ready");
        new CountDownLatch(1).await();
    }

    private static Node createNode(Path home, Path modules, String password) throws Exception {
        KeyStoreWrapper secrets = KeyStoreWrapper.create();
        secrets.setString("bootstrap.password", password.toCharArray());
        Settings settings = Settings.builder().put("path.home", home).setSecureSettings(secrets).build();
        Environment environment =
            InternalSettingsPreparer.prepareEnvironment(settings, Map.of(), home.resolve("config"), () -> "node");
        PluginsLoader plugins = PluginsLoader.createPluginsLoader(
            PluginsLoader.loadModulesBundles(modules), Set.of(), Map.of(), false);
        return new Node(environment, plugins);
    }

    private static void close(Node node) {
        try {
            node.close();
        } catch (Exception e) {
            System.err.println("cannot close the node: " + e);
        }
    }
}
