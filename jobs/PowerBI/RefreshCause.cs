using System.Text.Json;

namespace BhytWarehouse.Jobs.PowerBI;

internal static class RefreshCause
{
    /// <summary>Why a refresh failed: the text of its own exception, or of the newest attempt that has one.</summary>
    public static string? Of(JsonElement refresh)
    {
        IEnumerable<string?> exceptions = refresh.FindObjects("refreshAttempts").Reverse().Prepend(refresh).Select(owner => owner.FindText("serviceExceptionJson"));
        foreach (string? raw in exceptions)
        {
            if (string.IsNullOrWhiteSpace(raw))
            {
                continue;
            }

            PowerBiErrorText text = PowerBiErrorText.Read(raw);
            string joined = string.Join(": ", new[] { text.Code, text.Message }.Where(part => part is not null));
            return joined.Length > 0 ? joined : BoundedText.Cut(raw, 1000);
        }

        return null;
    }
}
