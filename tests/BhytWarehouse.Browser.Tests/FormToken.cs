using System.Text.RegularExpressions;

namespace BhytWarehouse.Browser.Tests;

/// <summary>Posts a form as its page would: with the token that the page gave.</summary>
internal static partial class FormToken
{
    public const string Field = "__RequestVerificationToken";

    public static async Task<string> OfAsync(HttpClient client, string page) => Token().Match(await client.GetStringAsync(new Uri(page, UriKind.Relative))).Groups[1].Value;

    /// <param name="client">Keeps the cookies of both requests.</param>
    /// <param name="page">From which the form is sent; any page that the account may see gives a token.</param>
    /// <param name="action">To which it is sent.</param>
    /// <param name="fields">What was filled in.</param>
    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string page, string action, params (string Name, string Value)[] fields)
    {
        string token = await OfAsync(client, page);
        using FormUrlEncodedContent form = new([new(Field, token), .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value))]);
        return await client.PostAsync(new Uri(action, UriKind.Relative), form);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
