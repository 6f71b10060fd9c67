using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BhytWarehouse.Jobs.Tests.Notices;

/// <summary>A mail server in this process that takes one mail after the other, or refuses them.</summary>
internal sealed class SmtpStandIn : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly bool _refuses;

    public SmtpStandIn(bool refuses = false)
    {
        _refuses = refuses;
        _listener.Start();
        _ = ServeAsync();
    }

    public string Port => ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public List<string> Mails { get; } = [];

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using StreamReader reader = new(client.GetStream(), Encoding.UTF8);
        await using StreamWriter writer = new(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 stand-in");
        while (await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "DATA" when !_refuses:
                    await writer.WriteLineAsync("354 go on");
                    StringBuilder mail = new();
                    while (await reader.ReadLineAsync() is { } part && part != ".")
                    {
                        mail.AppendLine(part);
                    }

                    Mails.Add(mail.ToString());
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("554 refused");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 well");
                    break;
            }
        }
    }
}
