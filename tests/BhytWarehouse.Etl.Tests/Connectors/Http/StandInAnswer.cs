using System.Text;

namespace BhytWarehouse.Etl.Tests.Connectors.Http;

/// <summary>An answer to be sent byte by byte as told, also a broken one.</summary>
internal sealed record StandInAnswer(int Status, byte[] Body)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Bytes of the body after which the connection is closed, although more was declared; -1 to send all.</summary>
    public int CutAfter { get; init; } = -1;

    /// <summary>Says nothing until the client gives up, after having called this.</summary>
    public Action? Hang { get; init; }

    public static StandInAnswer Of(string body, int status = 200) => new(status, Encoding.UTF8.GetBytes(body));

    public static StandInAnswer Json(string body, int status = 200) => Of(body, status) with { Headers = [("Content-Type", "application/json; charset=utf-8")] };

    public static StandInAnswer Html(int status = 200) => Of("<!DOCTYPE html><html><body>Sign in</body></html>", status) with { Headers = [("Content-Type", "text/html")] };

    public StandInAnswer With(string name, string value) => this with { Headers = [.. Headers, (name, value)] };
}
