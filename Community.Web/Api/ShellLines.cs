namespace Community.Api;

/// <summary>The lines of the page that one copies into a shell; a test runs them as they stand.</summary>
public static class ShellLines
{
    public const string SomebodysEmail = "you@example.org";
    public const string SomebodysPassword = "your password";

    private const string Token = """
        TOKEN=$(curl -s "$API/token" -H 'Content-Type: application/json' \
          -d "{\"email\": \"$EMAIL\", \"password\": \"$PASSWORD\"}" \
          | sed 's/.*"token":"\([^"]*\)".*/\1/')
        """;

    private const string List = """
        curl -s "$API/ideas?sort=new"
        IDEA=$(curl -s "$API/ideas?sort=new" | grep -o '"id":[0-9]*' | head -n 1 | cut -d : -f 2)
        """;

    private const string Vote = """
        curl -s -X PUT "$API/ideas/$IDEA/vote" -H "Authorization: Bearer $TOKEN"
        """;

    private const string Post = """
        curl -s "$API/ideas/$IDEA/posts" -H "Authorization: Bearer $TOKEN" \
          -H 'Content-Type: application/json' -H "Idempotency-Key: vote-$IDEA" \
          -d '{"text": "We tried it at two meetings, and everybody wanted one."}'
        """;

    public static IReadOnlyList<ShellStep> For(string root, string? email) =>
    [
        new("Who", $"API={root}\nEMAIL={email ?? SomebodysEmail}\nPASSWORD='{SomebodysPassword}'"), new("Token", Token), new("List", List), new("Vote", Vote), new("Post", Post),
    ];
}
