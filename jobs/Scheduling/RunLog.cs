using System.Text;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>What a run tells, line by line into the book; a line is kept as soon as it is whole.</summary>
internal sealed class RunLog(RunBook book, long run) : TextWriter
{
    private readonly StringBuilder _line = new();
    private readonly Lock _gate = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (_gate)
        {
            if (value == '\n')
            {
                book.Log(run, [_line.ToString().TrimEnd('\r')]);
                _line.Clear();
            }
            else
            {
                _line.Append(value);
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            if (_line.Length > 0)
            {
                book.Log(run, [_line.ToString()]);
                _line.Clear();
            }
        }

        base.Dispose(disposing);
    }
}
