using System.Diagnostics;

namespace BhytWarehouse.Fuzz.Tests.Fuzzing;

/// <summary>Ends a trial that does not end by itself: first by asking, then, for a reader that does not listen, with the process.</summary>
internal sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Action<byte[]> _onDeaf;
    private readonly Timer _timer;
    private readonly Lock _lock = new();
    private CancellationTokenSource _stop = new();
    private byte[] _content = [];
    private long _began;

    /// <param name="onDeaf">Keeps the file before the process ends.</param>
    public Watchdog(Action<byte[]> onDeaf)
    {
        _onDeaf = onDeaf;
        _timer = new Timer(_ => Look(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public CancellationToken Begin(byte[] content)
    {
        lock (_lock)
        {
            if (_stop.IsCancellationRequested)
            {
                _stop.Dispose();
                _stop = new CancellationTokenSource();
            }

            _content = content;
            _began = Stopwatch.GetTimestamp();
            return _stop.Token;
        }
    }

    public void End()
    {
        lock (_lock)
        {
            _began = 0;
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _stop.Dispose();
    }

    private void Look()
    {
        lock (_lock)
        {
            if (_began == 0)
            {
                return;
            }

            TimeSpan passed = Stopwatch.GetElapsedTime(_began);
            if (passed > Patience * 3)
            {
                _onDeaf(_content);
                Environment.Exit(3);
            }
            else if (passed > Patience && !_stop.IsCancellationRequested)
            {
                _stop.Cancel();
            }
        }
    }
}
