using System.Text;
using System.Text.Json;

namespace BhytWarehouse.Jobs.Notices;

/// <summary>Posts <c>{ "title": …, "text": … }</c>; chat systems take the text as it is.</summary>
/// <remarks>The path of such an address is often its password: only the host is ever told.</remarks>
internal sealed class WebhookChannel(Uri address) : INoticeChannel
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Name => $"{address.Scheme}://{address.Host}";

    public async Task SendAsync(string title, string text, CancellationToken cancellationToken)
    {
        using HttpClient client = new() { Timeout = Patience };
        try
        {
            // Whole and with its length: small receivers do not understand a body in chunks.
            using StringContent content = new(JsonSerializer.Serialize(new { title, text = title + "\n\n" + text }), Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await client.PostAsync(address, content, cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                throw new NoticeException($"HTTP {(int)answer.StatusCode}");
            }
        }
        catch (HttpRequestException unreachable)
        {
            throw new NoticeException(unreachable.HttpRequestError.ToString(), unreachable);
        }
        catch (TaskCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new NoticeException($"no answer within {Patience.TotalSeconds:0} s", late);
        }
    }
}
