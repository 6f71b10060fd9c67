using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace BhytWarehouse.Jobs.Notices;

/// <summary>Sends a mail; the connection is encrypted where the server offers it, and must be where a password is sent.</summary>
internal sealed class MailChannel(string host, int port, string user, string password, InternetAddressList from, InternetAddressList to) : INoticeChannel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Name => $"smtp://{host}:{port.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    public async Task SendAsync(string title, string text, CancellationToken cancellationToken)
    {
        using MimeMessage mail = new();
        mail.From.AddRange(from);
        mail.To.AddRange(to);
        mail.Subject = title;
        mail.Body = new TextPart("plain") { Text = text };
        using SmtpClient client = new() { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(host, port, user.Length > 0 ? SecureSocketOptions.Auto : SecureSocketOptions.StartTlsWhenAvailable, cancellationToken);
            if (user.Length > 0)
            {
                if (!client.IsSecure)
                {
                    throw new NoticeException("the server offers no encryption, so no password is sent to it");
                }

                await client.AuthenticateAsync(user, password, cancellationToken);
            }

            await client.SendAsync(mail, cancellationToken);
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception refused) when (refused is CommandException or ProtocolException or AuthenticationException or SslHandshakeException or System.Net.Sockets.SocketException or IOException or TimeoutException)
        {
            throw new NoticeException(refused.GetType().Name, refused);
        }
    }
}
