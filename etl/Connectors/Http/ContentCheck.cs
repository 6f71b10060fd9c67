using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>Tells whether a received body is whole and of the form that was asked for.</summary>
internal static class ContentCheck
{
    /// <summary>What is wrong, and whether asking again may help; null when nothing is.</summary>
    public static (string Found, bool MayPass)? FaultOf(string path, ContentForm form)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read);
        if (file.Length == 0)
        {
            return ("an empty answer", true);
        }

        if (IsHtml(file))
        {
            return ("an HTML page, such as a sign-in or error page", false);
        }

        file.Position = 0;
        return form switch
        {
            ContentForm.Json => JsonFault(file),
            ContentForm.Xml => XmlFault(file),
            ContentForm.Xlsx => ArchiveFault(file),
            ContentForm.Csv => null,
            _ => throw new ArgumentOutOfRangeException(nameof(form), form, "Unknown form."),
        };
    }

    private static bool IsHtml(FileStream file)
    {
        byte[] head = new byte[512];
        int length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        string text = Encoding.UTF8.GetString(head, 0, length).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads the text to its end in bounded memory; one object or array, then nothing but blanks and the NUL byte that PX-Web appends.</summary>
    private static (string, bool)? JsonFault(FileStream file)
    {
        byte[] buffer = new byte[64 * 1024];
        int kept = 0;
        bool isFirst = true;
        JsonReaderState state = new(new JsonReaderOptions { MaxDepth = 64 });
        long read = 0;
        try
        {
            while (true)
            {
                int length = file.ReadAtLeast(buffer.AsSpan(kept), 1, throwOnEndOfStream: false);
                bool isLast = length == 0;
                int skipped = isFirst && buffer.AsSpan(0, length).StartsWith("\uFEFF"u8) ? 3 : 0;
                isFirst = false;
                ReadOnlySpan<byte> window = buffer.AsSpan(skipped, kept + length - skipped);
                bool endsInNul = window.Length > 0 && window[^1] == 0;
                window = window.TrimEnd((byte)0);
                Utf8JsonReader reader = new(window, isLast || endsInNul, state);
                while (reader.Read())
                {
                    if (reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.EndObject or JsonTokenType.EndArray))
                    {
                        return ($"JSON that is a mere {reader.TokenType}", false);
                    }
                }

                state = reader.CurrentState;
                read += reader.BytesConsumed;
                if (isLast || endsInNul)
                {
                    return null;
                }

                int rest = window.Length - (int)reader.BytesConsumed;
                byte[] next = rest > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
                window[(int)reader.BytesConsumed..].CopyTo(next);
                buffer = next;
                kept = rest;
            }
        }
        catch (JsonException)
        {
            // The message of the reader can quote the content.
            return read + kept == 0 && file.Length < 1 ? ("an empty answer", true) : ($"text that is not JSON, or JSON cut off near byte {read}", true);
        }
    }

    private static (string, bool)? XmlFault(FileStream file)
    {
        XmlReaderSettings settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using XmlReader reader = XmlReader.Create(file, settings);
        try
        {
            while (reader.Read())
            {
            }

            return null;
        }
        catch (XmlException fault)
        {
            return ($"text that is not XML, or XML cut off, at line {fault.LineNumber}", true);
        }
    }

    private static (string, bool)? ArchiveFault(FileStream file)
    {
        try
        {
            using ZipArchive archive = new(file, ZipArchiveMode.Read);
            return archive.GetEntry("[Content_Types].xml") is null ? ("an archive that is no workbook", false) : null;
        }
        catch (InvalidDataException)
        {
            return ("no workbook, or one cut off", true);
        }
    }
}
