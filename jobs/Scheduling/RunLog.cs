using System.Text;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>What a run tells, line by line into the book, and to who listens; a line is kept as soon as it is whole.</summary>
internal sealed class RunLog(RunBook book, long run, IRunListener? listener = null) : TextWriter
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
                Tell(_line.ToString().TrimEnd('\r'));
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
                Tell(_line.ToString());
            }
        }

        base.Dispose(disposing);
    }

    private void Tell(string line)
    {
        book.Log(run, [line]);
        listener?.Told(line);
        _line.Clear();
    }
}
