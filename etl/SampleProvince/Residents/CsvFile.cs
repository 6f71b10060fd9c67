using BhytWarehouse.SampleProvince.Text;

namespace BhytWarehouse.SampleProvince.Residents;

/// <summary>A CSV text in UTF-8 with byte order mark, as offices save it; counts its data rows from 1.</summary>
internal sealed class CsvFile : IDisposable
{
    private readonly Utf8Buffer _text = new(64 * 1024);

    public CsvFile(string header)
    {
        _text.Append([0xEF, 0xBB, 0xBF]);
        _text.Append(header);
        _text.Append("\r\n"u8);
    }

    public int Rows { get; private set; }

    public Utf8Buffer Text => _text;

    public void Row(params ReadOnlySpan<object> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (i > 0)
            {
                _text.AppendByte((byte)',');
            }

            _text.Append(FormattableString.Invariant($"{values[i]}"));
        }

        EndRow();
    }

    public void EndRow()
    {
        _text.Append("\r\n"u8);
        Rows++;
    }

    /// <summary>A row below the records that is none.</summary>
    public void Frame(string row)
    {
        _text.Append(row);
        _text.Append("\r\n"u8);
    }

    public async Task SaveAsync(string path, CancellationToken cancellationToken)
    {
        FileStream stream = File.Create(path);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(_text.WrittenMemory, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _text.Dispose();
}
