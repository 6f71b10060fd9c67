using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Browser.Tests;

/// <summary>The real <c>bhyt serve</c>, on a port that is free.</summary>
public sealed partial class HostProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _told = [];

    private HostProcess(Process process) => _process = process;

    public Uri Address { get; private set; } = null!;

    /// <summary>What it has printed so far, lines put together again where the screen broke them.</summary>
    public string Told => string.Join(' ', _told.Select(line => line.Trim()));

    public static async Task<HostProcess> StartAsync(string warehouse, string language = "en")
    {
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        HostProcess host = new(new Process
        {
            StartInfo = new ProcessStartInfo(dotnet, [typeof(BhytCommandLine).Assembly.Location, "serve", "--urls", "http://127.0.0.1:0", "--warehouse", "sqlite:" + warehouse])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                // Not the folder of the program: what it serves is found from anywhere.
                WorkingDirectory = Path.GetTempPath(),
                Environment = { ["BHYT_LANG"] = language, ["BHYT_JOB_STORE"] = "", ["BHYT_WAREHOUSE"] = "" },
            },
        });
        TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
        host._process.OutputDataReceived += (_, line) => host.Hear(line.Data, address);
        host._process.ErrorDataReceived += (_, line) => host.Hear(line.Data, address);
        host._process.EnableRaisingEvents = true;
        host._process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("the host ended: " + host.Told));
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        host.Address = await address.Task.WaitAsync(Patience);
        return host;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Hear(string? line, TaskCompletionSource<Uri> address)
    {
        if (line is null)
        {
            return;
        }

        _told.Enqueue(line);
        if (Health().Match(line) is { Success: true } found)
        {
            address.TrySetResult(new Uri(found.Groups[1].Value));
        }
    }

    [GeneratedRegex("(http://127[^ ,]*)/health/ready", RegexOptions.CultureInvariant)]
    private static partial Regex Health();
}
