import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tests a client in Java (11 or newer) against a world of its own. Needs only the JDK; a project would use its JSON library
 * and its test runner.
 *
 * <p>Run it with a server: npx deskdouble exec -- java CheckoutTest.java
 */
public class CheckoutTest {
  private static final String SERVER =
      System.getenv().getOrDefault("DESKDOUBLE_URL", "http://127.0.0.1:4010");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  public static void main(String[] args) throws Exception {
    inWorld(CheckoutTest::createsAnAssistantOnceTheServiceIsBack);
    inWorld(CheckoutTest::gets401WhenTheTokenHasExpired);
    System.out.println("2 tests passed");
  }

  static void createsAnAssistantOnceTheServiceIsBack(World world) throws Exception {
    String draft = "{\"name\":\"Checkout helper\",\"transcriptionConfig\":{\"vendorName\":\"Genesys\"}}";
    world.of(
        "POST",
        "/faults",
        "{\"vendor\":\"genesys\",\"operation\":\"postAssistants\",\"status\":503,\"times\":1}");
    check(503, world.genesys("POST", "/api/v2/assistants", draft).statusCode());

    HttpResponse<String> created = world.genesys("POST", "/api/v2/assistants", draft);
    check(200, created.statusCode());

    String journal = world.of("GET", "/journal/wait?operation=postAssistants&count=2&timeout=5s", null);
    check("2", first(journal, "\"total\":(\\d+)"));
    String id = first(created.body(), "\"id\":\"([^\"]+)\"");
    String record = world.of("GET", "/state/genesys/assistants/" + id, null);
    check("Checkout helper", first(record, "\"name\":\"([^\"]+)\""));
  }

  static void gets401WhenTheTokenHasExpired(World world) throws Exception {
    check(200, world.genesys("GET", "/api/v2/users/me", null).statusCode());
    world.of("PATCH", "/clock", "{\"advance\":\"25h\"}");
    check(401, world.genesys("GET", "/api/v2/users/me", null).statusCode());
  }

  /** A world of the server, with its name, base URL and token. */
  static final class World {
    final String name;
    final String baseUrl;
    final String authorization;

    World(String answer) {
      name = first(answer, "\"name\":\"([^\"]+)\"");
      baseUrl = first(answer, "\"baseUrl\":\"([^\"]+)\"");
      authorization = first(answer, "\"genesys\":\\{\"headers\":\\{\"authorization\":\"([^\"]+)\"");
    }

    /** Sends a request to the control API about this world. */
    String of(String method, String path, String body) throws Exception {
      return control(method, "/_control/worlds/" + name + path, body);
    }

    /** Stands for the client under test: it has a base URL and a token. */
    HttpResponse<String> genesys(String method, String path, String body) throws Exception {
      return send(method, baseUrl + path, body, authorization);
    }
  }

  interface Test {
    void run(World world) throws Exception;
  }

  /** Runs a test in a new world, and deletes the world afterwards. */
  static void inWorld(Test test) throws Exception {
    String options = "{\"scenario\":\"small-team\",\"clock\":\"2026-01-15T09:00:00Z\"}";
    World world = new World(control("POST", "/_control/worlds", options));
    try {
      test.run(world);
    } finally {
      world.of("DELETE", "", null);
    }
  }

  /** Sends a request to the control API. An error's detail says what to change. */
  static String control(String method, String path, String body) throws Exception {
    HttpResponse<String> response = send(method, SERVER + path, body, null);
    if (response.statusCode() < 400) return response.body();
    throw new AssertionError(method + " " + path + " was answered with " + response.body());
  }

  static HttpResponse<String> send(String method, String url, String body, String authorization)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) request.header("content-type", "application/json");
    if (authorization != null) request.header("authorization", authorization);
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  static String first(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) throw new AssertionError("No " + pattern + " in " + text);
    return found.group(1);
  }

  static void check(Object expected, Object actual) {
    if (!expected.equals(actual)) throw new AssertionError("Expected " + expected + ", got " + actual);
  }
}
