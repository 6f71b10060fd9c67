namespace BhytWarehouse.Jobs.Tests.PowerBI;

/// <summary>An answer that the stand-in gives instead of its own, once.</summary>
/// <param name="ActsFirst">The stand-in takes the request first and lies about it then.</param>
internal sealed record CannedAnswer(string Method, int Status, string Body = "", bool ActsFirst = false, params (string Name, string Value)[] Headers)
{
    /// <summary>In place of the method: the answer to a question to the model.</summary>
    public const string Query = "executeQueries";
}
