import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A Neo4j community server in this process: Neo4jServer HOME. The first line of standard input is the password of the user
 * neo4j (never an argument: those are visible to everyone on the machine). When standard input ends, because the parent
 * asked for it or died, the server stops cleanly.
 */
public class Neo4jServer {
  public static void main(String[] args) {
    try {
      serve(args);
    } catch (Throwable error) {
      // The threads of the server would keep the process, and whoever waits for READY.
      error.printStackTrace();
      System.exit(1);
    }
  }

  private static void serve(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
    String password = input.readLine();
    DatabaseManagementService server =
        new DatabaseManagementServiceBuilder(home).loadPropertiesFromFile(home.resolve("conf/neo4j.conf")).build();
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
    // Neo4j refuses the password that is set already, which it is at every start but the first: another one goes before it.
    setPassword(server, UUID.randomUUID().toString());
    setPassword(server, password);
    System.out.println("READY");
    while (input.readLine() != null) {}
    System.exit(0);
  }

  private static void setPassword(DatabaseManagementService server, String password) {
    server
        .database("system")
        .executeTransactionally("ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
  }
}
