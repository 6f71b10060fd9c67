using System.Globalization;
using System.Text;

namespace BhytWarehouse.SampleProvince.Text;

/// <summary>A CSV table as an office would save it, with its title lines above.</summary>
internal sealed class SampleTable
{
    private readonly StringBuilder _text = new();

    /// <summary>Lines from the headings on, these included: the number of the last line.</summary>
    public int Lines { get; private set; }

    /// <summary>A line above the headings.</summary>
    public void Title(string text)
    {
        Line(text);
        Lines--;
    }

    public void Line(params ReadOnlySpan<string> fields)
    {
        for (int index = 0; index < fields.Length; index++)
        {
            string field = fields[index];
            _text.Append(index > 0 ? "," : "");
            _text.Append(field.AsSpan().ContainsAny(",\"\n") ? '"' + field.Replace("\"", "\"\"", StringComparison.Ordinal) + '"' : field);
        }

        _text.Append("\r\n");
        Lines++;
    }

    public Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllTextAsync(path, _text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), cancellationToken);
    }

    public static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "";

    public static string Compact(DateOnly? day) => day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
