using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>Finds code and text in the error shapes of the service; anything else gives nulls, never an exception.</summary>
/// <remarks>
/// Seen so far: an <c>error</c> object with code and message; the same with a nested <c>pbi.error</c> and no message; a bare
/// message in either case; <c>errorCode</c> with errorDescription in the history; JSON followed by plain text.
/// </remarks>
internal readonly record struct PowerBiErrorText(string? Code, string? Message)
{
    private const int LongestMessage = 1000;

    public static PowerBiErrorText Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return default;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text.TrimStart('\uFEFF'));
        Utf8JsonReader reader = new(bytes);
        try
        {
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            string trailing = Encoding.UTF8.GetString(bytes.AsSpan((int)reader.BytesConsumed)).Trim();
            PowerBiErrorText found = document.RootElement.ValueKind == JsonValueKind.Object ? ReadObject(document.RootElement) : default;
            string? message = string.Join(' ', new[] { found.Message, trailing }.Where(part => !string.IsNullOrWhiteSpace(part)));
            return new PowerBiErrorText(Cut(found.Code), Cut(message));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static PowerBiErrorText ReadObject(JsonElement root)
    {
        if (!root.TryFind("error", out JsonElement error))
        {
            return new PowerBiErrorText(
                root.FindText("errorCode") ?? root.FindText("code"),
                root.FindText("errorDescription") ?? root.FindText("message"));
        }

        if (error.ValueKind != JsonValueKind.Object)
        {
            // The directory's own shape: {"error":"code","error_description":"text"}.
            return new PowerBiErrorText(error.ValueKind == JsonValueKind.String ? error.GetString() : null, root.FindText("error_description"));
        }

        List<string> texts = [];
        Add(texts, error.FindText("message"));
        Collect(error, texts);
        string? code = error.FindText("code");
        if (error.TryFind("pbi.error", out JsonElement nested) && nested.ValueKind == JsonValueKind.Object)
        {
            code ??= nested.FindText("code");
            Add(texts, nested.FindText("message"));
            Collect(nested, texts);
        }

        return new PowerBiErrorText(code, texts.Count == 0 ? null : string.Join("; ", texts));
    }

    private static void Collect(JsonElement owner, List<string> texts)
    {
        if (!owner.TryFind("details", out JsonElement details) || details.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (JsonElement entry in details.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            Add(texts, entry.FindText("message"));
            if (entry.TryFind("detail", out JsonElement detail))
            {
                string? value = detail.ValueKind == JsonValueKind.Object ? detail.FindText("value") : detail.ValueKind == JsonValueKind.String ? detail.GetString() : null;
                string? name = entry.FindText("code");
                Add(texts, value is null || name is null or "DetailsMessage" ? value : $"{name} {value}");
            }
        }
    }

    private static void Add(List<string> texts, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text) && !texts.Contains(text))
        {
            texts.Add(text);
        }
    }

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Cut(string? text) => string.IsNullOrWhiteSpace(text) ? null : BoundedText.Cut(text, LongestMessage);
}
